package org.usersay.subscription.orderperiod;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.order.AddressChange;
import org.usersay.subscription.order.Hold;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderProblem;

/** Which holds and addresses an order takes, by the day of its site. */
final class PeriodRules {

    static final int MIN_HOLD = 7;
    static final int MAX_HELD_A_YEAR = 90;

    /** Of one order, so that its document stays small, whoever sets and takes back without end. */
    static final int MAX_CHANGES = 100;

    private PeriodRules() {}

    /** A 400 problem where the days are none that are held, a 409 where the order does not take them. */
    static void require(Hold hold, Order order, LocalDate today) {
        requireBegin(hold.from(), order, today);
        if (hold.days() < MIN_HOLD || hold.days() > 2 * MAX_HELD_A_YEAR) {
            throw CommonProblem.invalid(
                    "/to", "%d days at least, and %d a year at most.".formatted(MIN_HOLD, MAX_HELD_A_YEAR));
        }
        var periods = order.periods();
        if (periods.holds().stream().anyMatch(hold::overlaps)) {
            throw impossible("Another hold has one of these days.");
        }
        var held = periods.with(hold);
        if (IntStream.rangeClosed(hold.from().getYear(), hold.to().getYear())
                .anyMatch(year -> held.heldDays(year) > MAX_HELD_A_YEAR)) {
            throw impossible("An order is held %d days a year at most.".formatted(MAX_HELD_A_YEAR));
        }
        requireRoom(order);
    }

    /** The same for another address. */
    static void require(AddressChange change, Order order, LocalDate today) {
        requireBegin(change.from(), order, today);
        if (order.form().delivery() == null) {
            throw impossible("The order is not delivered to an address.");
        }
        if (change.to() != null
                && (change.to().isBefore(change.from())
                        || change.to().isAfter(change.from().plusYears(1)))) {
            throw CommonProblem.invalid("/to", "A day from the first one to a year later.");
        }
        var addresses = order.periods().addresses();
        if (addresses.stream().anyMatch(other -> other.from().equals(change.from()) || other.overlaps(change))) {
            throw impossible("Another address has one of these days.");
        }
        requireRoom(order);
    }

    /** A 409 problem where another hold begins in the days that this one adds to the term. */
    static void requireUnneeded(Hold hold, Order order) {
        var end = order.soldUntil();
        for (var rest : order.periods().without(hold).holds()) {
            if (!rest.from().isBefore(end)) {
                throw impossible("A later hold begins in the days that it adds. Take that back first.");
            }
            end = end.plusDays(rest.days());
        }
    }

    /** A 409 problem where it has begun. */
    static void requireAhead(LocalDate from, LocalDate today) {
        if (!from.isAfter(today)) {
            throw impossible("It has begun.");
        }
    }

    private static void requireBegin(LocalDate from, Order order, LocalDate today) {
        if (!order.state().delivered() || order.erased()) {
            throw impossible("The order is " + order.state() + ".");
        }
        if (order.handling().upgrade() != null) {
            throw impossible("Order " + order.handling().upgrade().order()
                    + " takes its place. Pay for that one, or take it back.");
        }
        if (!from.isAfter(today) || from.isBefore(order.form().startsOn()) || !from.isBefore(order.endsOn())) {
            throw CommonProblem.invalid("/from", "A day of the term, from tomorrow on.");
        }
    }

    private static void requireRoom(Order order) {
        var changes = order.history().stream()
                .filter(step -> step.period() != null && step.period().ofDays())
                .count();
        if (changes >= MAX_CHANGES) {
            throw impossible("There have been too many. Ask the publisher.");
        }
    }

    static ProblemException impossible(String why) {
        return OrderProblem.PERIOD_NOT_POSSIBLE.refusal(why);
    }
}
