package org.usersay.subscription.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Publication;
import org.usersay.subscription.contact.CityLine;
import org.usersay.subscription.order.OrderForm.Address;

/** What goes to which address on a day. */
@Component
public class Deliveries {

    private static final int DAYS_BACK = 31;
    private static final int DAYS_AHEAD = 366;

    private final OrderQueries queries;
    private final Catalog catalog;
    private final SiteDays days;

    Deliveries(OrderQueries queries, Catalog catalog, SiteDays days) {
        this.queries = queries;
        this.catalog = catalog;
        this.days = days;
    }

    /** Days of the issues of a publication of which there are lists; none where it has no days of issue, a 404 problem where there is no such one. */
    public List<LocalDate> issues(String site, String publication) {
        var today = days.today(site);
        return find(site, publication)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("There is no such publication."))
                .issueDays()
                .between(today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD));
    }

    private Optional<Publication> find(String site, String publication) {
        return catalog.of(site).stream()
                .filter(candidate -> candidate.id().equals(publication))
                .findFirst();
    }

    /**
     * An issue of a publication, for those of its plans that the carrier brings and the bundles that it is in; a 400 problem
     * where there is no such publication or plan, and for days that are far away.
     *
     * @param plan only of this plan, where there is one
     */
    public Issue issue(String site, String publication, @Nullable String plan, LocalDate day) {
        var all = catalog.of(site);
        var found = find(site, publication)
                .orElseThrow(() -> CommonProblem.invalid("/publication", "There is no such publication."));
        var bundles = all.stream()
                .flatMap(other -> other.plans().stream())
                .filter(candidate -> candidate.includes().contains(publication));
        var plans = Stream.concat(found.plans().stream(), bundles)
                .filter(Plan::posted)
                .map(Plan::id)
                .collect(Collectors.toSet());
        if (plan != null && !plans.contains(plan)) {
            throw CommonProblem.invalid("/plan", "The publication has no such plan that is delivered.");
        }
        var today = days.today(site);
        if (day.isBefore(today.minusDays(DAYS_BACK)) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
            throw CommonProblem.invalid("/date", "A day from a month ago to a year from now.");
        }
        var others = all.stream()
                .flatMap(other -> other.plans().stream())
                .map(Plan::id)
                .filter(Predicate.not(plans::contains))
                .collect(Collectors.toSet());
        return new Issue(site, found, plan == null ? plans : Set.of(plan), others, plan == null, day);
    }

    /** Passes on what of an issue is delivered, one after the other, those held and those without an address left out. */
    public void forEach(Issue issue, Consumer<Delivery> consumer) {
        var past = issue.day().isBefore(days.today(issue.site()));
        var states = past ? OrderState.DELIVERED_BEFORE : OrderState.DELIVERED;
        for (var order : queries.begun(issue.site(), states, issue.day())) {
            of(order, issue).ifPresent(consumer);
        }
    }

    private static Optional<Delivery> of(Order order, Issue issue) {
        return issue.contains(order.form().plan(), order.publication()) && order.ranOn(issue.day())
                ? Optional.ofNullable(order.periods()
                                .addressOn(issue.day(), order.form().delivery()))
                        .map(address -> delivery(order, address))
                : Optional.empty();
    }

    private static Delivery delivery(Order order, Address address) {
        var form = order.form();
        var gift = form.gift();
        var recipient = address.recipient();
        // The form names the subscriber where the sender named nobody.
        if (recipient == null
                || (gift != null && recipient.equals(form.subscriber().name()))) {
            recipient = gift == null ? form.subscriber().name() : gift.recipientName();
        }
        return new Delivery(
                order.reference().value(),
                order.planName(),
                form.copies(),
                recipient.value(),
                address.address().value(),
                text(address.ward()),
                text(address.district()),
                address.city().value(),
                text(address.state()),
                text(address.postalCode()),
                text(address.country()),
                gift == null ? text(form.subscriber().phone()) : null,
                text(address.note()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /**
     * An issue of a publication, or of some of its plans.
     *
     * @param others plans that are sold and not delivered with it
     */
    public record Issue(
            String site, Publication publication, Set<String> plans, Set<String> others, boolean whole, LocalDate day) {

        public Issue {
            plans = Set.copyOf(plans);
            others = Set.copyOf(others);
        }

        /** A plan that is no longer sold is known by the publication's name alone. */
        boolean contains(String plan, String publicationName) {
            return plans.contains(plan)
                    || (whole && !others.contains(plan) && publication.name().equals(publicationName));
        }
    }

    /**
     * Copies for one address.
     *
     * @param order the reference of the order
     * @param phone of the subscriber; null for gifts
     * @param note for the carrier
     */
    public record Delivery(
            String order,
            String plan,
            int copies,
            String recipient,
            String address,
            @Nullable String ward,
            @Nullable String district,
            String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable String phone,
            @Nullable String note) {

        /** City, state and postal code in the order of the country. */
        public String cityLine() {
            return CityLine.of(country, city, state, postalCode);
        }
    }
}
