package org.usersay.subscription.seat;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.PeriodChange;
import org.usersay.subscription.ordering.Orders;

/**
 * Orders whose seats are given by their buyer. An order and those that renew it, one after the other, have their seats in common;
 * as many count as the order bought that runs, or begins the earliest.
 */
@Component
class SeatOrders {

    private static final int ATTEMPTS = 20;

    /** Changes of one order's seats by staff, so that its document stays small. */
    static final int MAX_RECORDED = 500;

    private final OrderQueries queries;
    private final OrderStore store;
    private final Orders orders;
    private final Clock clock;

    SeatOrders(OrderQueries queries, OrderStore store, Orders orders, Clock clock) {
        this.queries = queries;
        this.store = store;
        this.orders = orders;
        this.clock = clock;
    }

    /** The order with seats of this number, for its buyer, signed in, or staff of its site; a 404 problem for any other. */
    SeatOrder require(String orderNumber, Reader reader) {
        var order = orders.owned(orderNumber, reader);
        var seats = order.seats();
        if (seats == null) {
            throw CommonProblem.NOT_FOUND.refusal("The order has no seats.");
        }
        var staff = reader.staffs(order.site()) && !reader.id().equals(order.reader());
        var current = current(seats.first().value());
        return SeatOrder.of(order, current.orElse(order), current.isPresent(), staff);
    }

    /** The order that counts for seats that are kept under a number; empty where none is paid for and not over. */
    Optional<SeatOrder> open(String first) {
        return current(first).map(order -> SeatOrder.of(order, order, true, false));
    }

    /**
     * When the last of the orders that have these seats in common ends, or was cancelled; empty where there is none. One that was
     * never paid for counts only where none was.
     */
    Optional<Instant> endOf(String first) {
        var all = queries.withSeats(List.of(first));
        var billed = all.stream().anyMatch(Order::billed);
        return all.stream()
                .filter(order -> order.billed() == billed)
                .map(order -> order.state() == OrderState.CANCELLED
                        ? order.history().getLast().at()
                        : order.endsAt())
                .max(Comparator.naturalOrder());
    }

    /** A 409 problem where the order's history has no room for what staff is about to do to a seat. */
    void requireRoom(SeatOrder order, Reader staff) {
        var recorded = orders.owned(order.reference(), staff).history().stream()
                .filter(step -> step.period() != null && step.period().ofSeat())
                .count();
        if (recorded >= MAX_RECORDED) {
            throw SeatProblem.TOO_MANY_SEAT_CHANGES.refusal("The buyer goes on, on the page of the account.");
        }
    }

    /** Records in the order's history what staff did to a seat, without its address, which would outlive the account. */
    void record(SeatOrder order, PeriodChange change, Reader staff) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var seen = orders.owned(order.reference(), staff);
            var step = new Step(seen.state(), clock.instant(), staff.id(), null, change, null);
            if (store.change(seen, List.of(step), Map.of(), List.of()).isPresent()) {
                return;
            }
        }
        throw CommonProblem.UNAVAILABLE.refusal("The order changes too often. Send it again.");
    }

    private Optional<Order> current(String first) {
        var now = clock.instant();
        return queries.withSeats(List.of(first)).stream()
                .filter(order -> order.running(now))
                .min(Comparator.comparing(order -> order.form().startsOn()));
    }
}
