package org.usersay.subscription.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.SiteCatalog.Offer;

/** Orders as far as they grant something today: paid for, begun, not over. */
@Component
public class Subscriptions {

    private static final int MAX = 100;

    private final OrderStore store;
    private final Catalog catalog;
    private final Sites sites;
    private final SiteDays days;

    Subscriptions(OrderStore store, Catalog catalog, Sites sites, SiteDays days) {
        this.store = store;
        this.catalog = catalog;
        this.sites = sites;
        this.days = days;
    }

    /** Those that are for an account's owner to read: own ones, those placed with the confirmed address, and gifts to it. */
    public Running of(Account account) {
        var held = store.heldBy(account, MAX);
        var running = held.stream()
                .filter(order -> order.runsOn(days.today(order.site())))
                .map(order ->
                        new Subscription(order.site(), order.reference().value(), entitlements(order), order.endsOn()))
                .toList();
        var until = held.stream().map(this::changesAt).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return new Running(running, until.orElse(null));
    }

    /** When an order begins or ends by itself, if it does within a day. */
    private Optional<Instant> changesAt(Order order) {
        var today = days.today(order.site());
        var tomorrow = today.plusDays(1);
        return order.runsOn(today) == order.runsOn(tomorrow)
                ? Optional.empty()
                : Optional.of(
                        tomorrow.atStartOfDay(sites.findOrFirst(order.site()).timeZone())
                                .toInstant());
    }

    private List<String> entitlements(Order order) {
        return Optional.ofNullable(order.entitlements())
                .or(() -> catalog.find(order.site(), order.form().plan()).map(Offer::entitlements))
                .orElse(List.of());
    }

    /**
     * Subscriptions of one account.
     *
     * @param until when one of them ends by itself, or another one begins; null where none does within a day
     */
    public record Running(
            List<Subscription> subscriptions, @Nullable Instant until) {

        public Running {
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /**
     * One of them.
     *
     * @param endsOn the day after its last one
     */
    public record Subscription(String site, String order, List<String> entitlements, LocalDate endsOn) {

        public Subscription {
            entitlements = List.copyOf(entitlements);
        }
    }
}
