package org.usersay.subscription.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;

/** Publications and plans of each site: the only source of prices. */
@Component
public class Catalog {

    private final CatalogSettings settings;
    private final Sites sites;

    Catalog(CatalogSettings settings, Sites sites) {
        this.settings = settings;
        this.sites = sites;
    }

    public List<Publication> of(String site) {
        return settings.publications().getOrDefault(sites.require(site).id(), List.of());
    }

    /** Offer of a plan, or a 400 problem. */
    public Offer require(String site, String plan) {
        return of(site).stream()
                .flatMap(publication -> publication.plans().stream()
                        .filter(candidate -> candidate.id().equals(plan))
                        .map(candidate -> new Offer(publication, candidate)))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid("/plan", "There is no such plan."));
    }

    /** Discount of a coupon in percent; 0 without one. */
    public int discount(@Nullable String coupon, LocalDate today) {
        if (coupon == null) {
            return 0;
        }
        return Optional.ofNullable(settings.coupons().get(coupon))
                .filter(found -> found.until() == null || !today.isAfter(found.until()))
                .map(CatalogSettings.Coupon::percent)
                .orElseThrow(() -> CommonProblem.invalid("/coupon", "This coupon is not known or has ended."));
    }

    /** A plan with the publication it belongs to. */
    public record Offer(Publication publication, Plan plan) {}
}
