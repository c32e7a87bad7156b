package org.usersay.subscription.order;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Sites;

/** What can be ordered at a site, and what it costs: the only place a price comes from. */
@Component
class Catalog {

    private final CatalogSettings settings;
    private final Sites sites;

    Catalog(CatalogSettings settings, Sites sites) {
        this.settings = settings;
        this.sites = sites;
    }

    List<Publication> of(String site) {
        return settings.publications().getOrDefault(sites.require(site).id(), List.of());
    }

    /** The offer an order names, or a 400 problem. */
    Offer require(String site, String plan) {
        return of(site).stream()
                .flatMap(publication -> publication.plans().stream()
                        .filter(candidate -> candidate.id().equals(plan))
                        .map(candidate -> new Offer(publication, candidate)))
                .findFirst()
                .orElseThrow(() -> wrong("/plan", "There is no such plan."));
    }

    /** What the coupon takes off, in percent; 0 without one. */
    int discount(@Nullable String coupon, java.time.LocalDate today) {
        if (coupon == null) {
            return 0;
        }
        return Optional.ofNullable(settings.coupons().get(coupon))
                .filter(found -> found.until() == null || !today.isAfter(found.until()))
                .map(CatalogSettings.Coupon::percent)
                .orElseThrow(() -> wrong("/coupon", "This coupon is not known or has ended."));
    }

    static ProblemException wrong(String pointer, String detail) {
        return CommonProblem.INVALID_REQUEST
                .refusal("Mend what the errors name and send it again.")
                .with(List.of(new FieldError(pointer, detail)));
    }

    /** A plan with the publication it belongs to. */
    record Offer(Publication publication, Plan plan) {}
}
