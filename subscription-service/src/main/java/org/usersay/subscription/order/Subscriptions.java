package org.usersay.subscription.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.order.SeatHolders.HeldSeat;

/** Orders as far as they grant something today: paid for, begun, not over. */
@Component
public class Subscriptions {

    private static final int MAX = 100;

    private final OrderStore store;
    private final OrderQueries queries;
    private final SeatHolders seatHolders;
    private final Catalog catalog;
    private final Sites sites;
    private final SiteDays days;

    Subscriptions(
            OrderStore store,
            OrderQueries queries,
            SeatHolders seatHolders,
            Catalog catalog,
            Sites sites,
            SiteDays days) {
        this.store = store;
        this.queries = queries;
        this.seatHolders = seatHolders;
        this.catalog = catalog;
        this.sites = sites;
        this.days = days;
    }

    /**
     * Those that are for an account's owner to read: own ones, those placed with the confirmed address, gifts to it, and those
     * of which the account has a seat.
     */
    public Running of(Account account) {
        var held = Stream.concat(store.heldBy(account, MAX).stream(), seated(account.id()))
                .toList();
        var running = held.stream()
                .filter(order -> order.runsOn(days.today(order.site())))
                .map(order ->
                        new Subscription(order.site(), order.reference().value(), entitlements(order), order.endsOn()))
                .toList();
        var until = held.stream().map(this::changesAt).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return new Running(running, until.orElse(null));
    }

    /** Orders that are paid for and not over, of which a reader took a seat before there were no more. */
    private Stream<Order> seated(String reader) {
        var positions = seatHolders.of(List.of(reader)).getOrDefault(reader, List.of()).stream()
                .limit(MAX)
                .collect(Collectors.toMap(HeldSeat::first, HeldSeat::position));
        return positions.isEmpty()
                ? Stream.of()
                : queries.withSeats(positions.keySet()).stream()
                        .filter(order -> order.state().delivered())
                        .filter(order -> Optional.ofNullable(order.seats())
                                .filter(seats ->
                                        positions.getOrDefault(seats.first().value(), Integer.MAX_VALUE)
                                                < seats.count())
                                .isPresent());
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
