package org.usersay.subscription.coupon;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.CatalogChange;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.coupon.CouponVersion.Change;
import tools.jackson.databind.json.JsonMapper;

/** Coupons of the sites. One is spent on no more orders than it is for, however many come at once. */
@Component
public class Coupons {

    private final CouponStore store;
    private final CouponClaims claims;
    private final Catalog catalog;
    private final Sites sites;
    private final JsonMapper json;
    private final Clock clock;

    Coupons(CouponStore store, CouponClaims claims, Catalog catalog, Sites sites, JsonMapper json, Clock clock) {
        this.store = store;
        this.claims = claims;
        this.catalog = catalog;
        this.sites = sites;
        this.json = json;
        this.clock = clock;
    }

    /** What a coupon takes off copies of a plan that cost so much, today; nothing where it does not count. */
    public Discount discount(String site, String code, Plan plan, Price subtotal) {
        var found = store.find(site, code);
        var state = found.map(coupon -> coupon.stateOn(today(site), plan)).orElse(CouponState.UNKNOWN);
        return new Discount(
                state,
                state == CouponState.VALID
                        ? found.orElseThrow().coupon().discount(subtotal)
                        : Price.zero(subtotal.currency()),
                found.map(CouponVersion::version).orElse(0));
    }

    /**
     * Spends a coupon on an order, before the order is written; what a crash leaves is given back by {@link #checkPending}.
     *
     * @param version the one that the order's price was made from
     * @return false where it was changed since, or spent on as many orders as it is for
     */
    public boolean claim(String site, String code, int version, String order) {
        return store.find(site, code)
                .filter(found -> found.version() == version)
                .filter(found -> claims.claim(CouponStore.id(site, code), found, order, clock.instant()))
                .isPresent();
    }

    /** Gives back what an order that came to nothing has spent; repeating it changes nothing. */
    public void release(String site, @Nullable String code, String order) {
        if (code != null) {
            claims.release(CouponStore.id(site, code), order);
        }
    }

    /** Has it checked later whether an order that is about to be cancelled was, so that a crash in between leaves nothing spent. */
    public void markPending(String site, @Nullable String code, String order) {
        if (code != null) {
            claims.markPending(CouponStore.id(site, code), order, clock.instant());
        }
    }

    /**
     * Gives back, by coupon, what was spent on orders that came to nothing, of those that were to be placed or cancelled before a
     * time; the others are not looked at again.
     *
     * @param uncancelled those of some orders that were placed and not cancelled
     */
    public void checkPending(Instant time, UnaryOperator<Set<String>> uncancelled) {
        claims.forEachPendingSince(time, (coupon, orders) -> {
            var spent = uncancelled.apply(orders);
            orders.stream().filter(order -> !spent.contains(order)).forEach(order -> claims.release(coupon, order));
            claims.settle(coupon, spent, time);
        });
    }

    /** A site's coupons after a code, or the first, by their codes. */
    List<CouponVersion> list(String site, @Nullable String after, int limit) {
        return store.after(site, after, limit);
    }

    Optional<CouponVersion> find(String site, String code) {
        return store.findWithHistory(site, code);
    }

    /** A new coupon, not written yet; a 400 problem where it makes no sense with what the site sells. */
    CouponVersion first(String site, Coupon coupon, String by) {
        CouponCheck.require(coupon, null, catalog.of(site));
        var changes = CatalogChange.between(json.valueToTree(Coupon.blank(coupon.code())), json.valueToTree(coupon));
        return next(List.of(), 1, changes, coupon, 0, by);
    }

    /** The version after one that was read, likewise; the same where nothing is changed. */
    CouponVersion next(String site, CouponVersion seen, Coupon changed, String by) {
        CouponCheck.require(changed, seen.coupon(), catalog.of(site));
        var changes = CatalogChange.between(json.valueToTree(seen.coupon()), json.valueToTree(changed));
        return changes.isEmpty() ? seen : next(seen.history(), seen.version() + 1, changes, changed, seen.used(), by);
    }

    private CouponVersion next(
            List<Change> history, int version, List<CatalogChange> changes, Coupon coupon, int used, String by) {
        var now = clock.instant();
        var all = new ArrayList<Change>();
        all.add(new Change(version, now, by, changes));
        all.addAll(history);
        return new CouponVersion(
                coupon, version, used, now, by, all.subList(0, Math.min(all.size(), CouponStore.MAX_HISTORY)));
    }

    /** False where the code is taken, or somebody else wrote this version at the same time. */
    boolean write(String site, CouponVersion version) {
        return version.version() == 1 ? store.insert(site, version) : store.replace(site, version);
    }

    LocalDate today(String site) {
        return LocalDate.ofInstant(clock.instant(), sites.findOrFirst(site).timeZone());
    }

    /**
     * How a coupon stands for what is to be ordered.
     *
     * @param amount what it takes off
     * @param version of the coupon, by which it can be spent so; 0 where there is none
     */
    public record Discount(CouponState state, Price amount, int version) {}
}
