package org.usersay.subscription.ordering;

import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.order.Order;

/**
 * What became of a transfer.
 *
 * @param reference the order that it names; null where it names none, or several
 * @param total what is to be paid for that order
 */
public record Booking(
        Outcome outcome,
        @Nullable String reference,
        @Nullable Price total) {

    /** Whether an order is paid by it, and why not. */
    public enum Outcome {
        /** The order is paid by this transfer now. */
        MATCHED,
        /** The order was paid by this transfer before. */
        ALREADY_BOOKED,
        /** The order waits for another amount, or another currency. */
        WRONG_AMOUNT,
        /** The order is paid by other means, or is over, so that the money has to go back. */
        NOT_DUE,
        /** No order of the site is named, or several are. */
        UNKNOWN
    }

    static Booking of(Outcome outcome, Order order) {
        return new Booking(outcome, order.reference().value(), order.due());
    }
}
