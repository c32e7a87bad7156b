package org.usersay.subscription.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.catalog.Plan.Delivery;

/**
 * What a site sells, and where it is brought to.
 *
 * @param regions none where everything is brought everywhere without a surcharge
 */
public record SiteCatalog(
        @NotNull @Size(max = 50) List<@Valid @NotNull Publication> publications,
        @Size(max = 100) List<@Valid @NotNull Region> regions) {

    public SiteCatalog {
        publications = List.copyOf(publications);
        regions = List.copyOf(Objects.requireNonNullElse(regions, List.of()));
    }

    /** The publications that have plans on this day, with those alone. */
    List<Publication> offeredOn(LocalDate day) {
        return publications.stream()
                .map(publication -> publication.with(publication.plans().stream()
                        .filter(plan -> plan.offeredOn(day))
                        .toList()))
                .filter(Predicate.not(publication -> publication.plans().isEmpty()))
                .toList();
    }

    /** A plan that is offered on this day, with its publication. */
    Optional<Offer> offer(String plan, LocalDate day) {
        return find(plan).filter(offer -> offer.plan().offeredOn(day));
    }

    /** A plan, offered or not, with its publication. */
    Optional<Offer> find(String plan) {
        return publications.stream()
                .flatMap(publication -> publication.plans().stream()
                        .filter(candidate -> candidate.id().equals(plan))
                        .map(candidate -> new Offer(publication, candidate, this)))
                .findFirst();
    }

    /** A plan with the publication it belongs to, in the catalogue of its site. */
    public record Offer(Publication publication, Plan plan, SiteCatalog catalog) {

        /** What its subscribers may read, of all the publications of a bundle. */
        public List<String> entitlements() {
            return Stream.concat(
                            publication.entitlements(plan).stream(),
                            plan.entitlements() == null
                                    ? catalog.publications().stream()
                                            .filter(other -> plan.includes().contains(other.id()))
                                            .flatMap(other -> other.kind().entitlements().stream())
                                    : Stream.empty())
                    .distinct()
                    .toList();
        }

        /** The same plan at its price in a currency; empty where it has none. */
        public Optional<Offer> in(Currency currency) {
            return plan.in(currency).map(priced -> new Offer(publication, priced, catalog));
        }

        private List<Region> regions() {
            return catalog.regions();
        }

        /** What delivery of copies costs beside the plan; empty where they are not brought there. */
        public Optional<Price> surcharge(int copies, Destination destination) {
            if (plan.delivery() != Delivery.POST || regions().isEmpty()) {
                return Optional.of(Price.zero(plan.currency()));
            }
            return regions().stream()
                    .filter(region -> region.match(destination).isPresent())
                    .max(Comparator.comparing(
                            region -> region.match(destination).orElseThrow()))
                    .flatMap(region -> region.surcharge(plan, copies));
        }

        /** A 400 problem where the publication has no issue on this day. */
        public void requireIssue(LocalDate day) {
            if (!publication.issueDays().contains(day)) {
                throw CommonProblem.invalid("/issue", "The publication has no issue on this day.");
            }
        }

        /** Whether the surcharge depends on where it is brought to. */
        public boolean regional() {
            return plan.delivery() == Delivery.POST && !regions().isEmpty();
        }
    }
}
