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
    private final Coupons coupons;

    Catalog(CatalogSettings settings, Sites sites, Coupons coupons) {
        this.settings = settings;
        this.sites = sites;
        this.coupons = coupons;
    }

    public List<Publication> of(String site) {
        return settings.publications().getOrDefault(sites.require(site).id(), List.of());
    }

    /** Offer of a plan, or a 400 problem. */
    public Offer require(String site, String plan) {
        return find(site, plan).orElseThrow(() -> CommonProblem.invalid("/plan", "There is no such plan."));
    }

    /** Offer of a plan, where there still is one. */
    public Optional<Offer> find(String site, String plan) {
        return of(site).stream()
                .flatMap(publication -> publication.plans().stream()
                        .filter(candidate -> candidate.id().equals(plan))
                        .map(candidate -> new Offer(publication, candidate)))
                .findFirst();
    }

    /** What copies of a plan cost on a day, with a coupon or without; a coupon that does not count takes nothing off. */
    public Quote quote(Plan plan, int copies, @Nullable String code, LocalDate today) {
        if (code == null) {
            return Quote.of(plan, copies, null, null);
        }
        var coupon = settings.coupons().get(code);
        var state = coupon == null ? CouponState.UNKNOWN : coupon.stateAt(today, plan.currency());
        return Quote.of(
                plan, copies, coupon, state == CouponState.VALID && coupons.spent(code) ? CouponState.SPENT : state);
    }

    /** A plan with the publication it belongs to. */
    public record Offer(Publication publication, Plan plan) {

        public List<String> entitlements() {
            return publication.entitlements(plan);
        }
    }
}
