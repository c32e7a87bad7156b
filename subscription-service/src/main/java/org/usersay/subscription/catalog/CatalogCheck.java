package org.usersay.subscription.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.SingleLineText;

/** Rules of a catalogue that need more than one of its fields, or a look at its texts; those that are broken, by their pointers. */
final class CatalogCheck {

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> publications;
    private final Set<String> ids = new HashSet<>();

    private CatalogCheck(SiteCatalog catalog) {
        this.publications = catalog.publications().stream().map(Publication::id).collect(Collectors.toSet());
    }

    /** A 400 problem with all that is wrong; the fields themselves have been validated before. */
    static void require(SiteCatalog catalog) {
        var check = new CatalogCheck(catalog);
        for (var index = 0; index < catalog.publications().size(); index++) {
            check.publication("/publications/" + index, catalog.publications().get(index));
        }
        for (var index = 0; index < catalog.regions().size(); index++) {
            check.region("/regions/" + index, catalog.regions().get(index));
        }
        if (!check.errors.isEmpty()) {
            throw CommonProblem.invalid(check.errors);
        }
    }

    private void publication(String at, Publication publication) {
        unique(at, "publication", publication.id());
        texts(at + "/name", at + "/names", publication.name(), publication.names());
        if (!publication.description().isEmpty()) {
            text(at + "/description", publication.description());
        }
        publication.descriptions().forEach((language, text) -> text(at + "/descriptions/" + language.code(), text));
        for (var index = 0; index < publication.plans().size(); index++) {
            plan(at + "/plans/" + index, publication, publication.plans().get(index));
        }
    }

    private void plan(String at, Publication publication, Plan plan) {
        unique(at, "plan", plan.id());
        texts(at + "/name", at + "/names", plan.name(), plan.names());
        whole(at + "/price", plan.price(), plan.currency());
        plan.prices().forEach((currency, amount) -> {
            var place = at + "/prices/" + currency.getCurrencyCode();
            whole(place, amount, currency);
            if (currency.equals(plan.currency())) {
                error(place, "This is the currency of the plan itself.");
            }
        });
        if (plan.from() != null && plan.until() != null && plan.from().isAfter(plan.until())) {
            error(at + "/until", "Not before the first day.");
        }
        if (plan.seats() != null && plan.seats() * plan.maxCopies() > Plan.MAX_SEATS) {
            error(at + "/maxCopies", "At most " + Plan.MAX_SEATS + " seats an order.");
        }
        for (var index = 0; index < plan.includes().size(); index++) {
            var included = plan.includes().get(index);
            if (!publications.contains(included) || included.equals(publication.id())) {
                error(at + "/includes/" + index, "The id of another publication of this catalogue.");
            }
        }
    }

    private void region(String at, Region region) {
        unique(at, "region", region.id());
        texts(at + "/name", at + "/names", region.name(), region.names());
        if (region.country() == null && !region.areas().isEmpty()) {
            error(at + "/country", "Areas need their country.");
        }
        if (region.country() != null && !List.of(Locale.getISOCountries()).contains(region.country())) {
            error(at + "/country", "Two letters of ISO 3166, such as VN.");
        }
        region.surcharges()
                .forEach((currency, amount) ->
                        whole(at + "/surcharges/" + currency.getCurrencyCode(), amount, currency));
    }

    private void unique(String at, String kind, String id) {
        if (!ids.add(kind + "/" + id)) {
            error(at + "/id", "This id is there twice.");
        }
    }

    private void texts(String at, String others, String name, Map<Language, String> names) {
        text(at, name);
        names.forEach((language, other) -> text(others + "/" + language.code(), other));
    }

    private void text(String at, String value) {
        try {
            new SingleLineText(value);
        } catch (InvalidValueException e) {
            error(at, String.valueOf(e.getMessage()));
        }
    }

    /** Whether it has no more digits than the currency, so that nothing is rounded. */
    private void whole(String at, BigDecimal amount, Currency currency) {
        Price.inexact(amount, currency).ifPresent(why -> error(at, why));
    }

    private void error(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
