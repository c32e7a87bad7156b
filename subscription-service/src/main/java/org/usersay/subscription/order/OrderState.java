package org.usersay.subscription.order;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where an order stands, and where it may go from there. */
public enum OrderState {
    SUBMITTED,
    CONFIRMED,
    PAID,
    ACTIVE,
    /** A part of the money went back; the rest is delivered. */
    PARTIALLY_REFUNDED,
    EXPIRED,
    CANCELLED;

    /** The names of those of orders that are paid for and not over, as they are stored. */
    static final List<String> DELIVERED =
            Stream.of(values()).filter(OrderState::delivered).map(Enum::name).toList();

    /** The same with those that are over by now. */
    static final List<String> DELIVERED_BEFORE =
            Stream.concat(DELIVERED.stream(), Stream.of(EXPIRED.name())).toList();

    /** Whether it waits to be paid for. */
    public boolean unpaid() {
        return this == SUBMITTED || this == CONFIRMED;
    }

    /** Whether its term has begun and is not over. */
    public boolean running() {
        return this == ACTIVE || this == PARTIALLY_REFUNDED;
    }

    /** Whether it is paid for and not over. */
    public boolean delivered() {
        return this == PAID || running();
    }

    public Set<OrderState> next() {
        return switch (this) {
            case SUBMITTED -> Set.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> Set.of(PAID, CANCELLED);
            // A refund before the start would leave out the delivery.
            case PAID -> Set.of(ACTIVE, CANCELLED);
            case ACTIVE, PARTIALLY_REFUNDED -> Set.of(EXPIRED, PARTIALLY_REFUNDED, CANCELLED);
            case EXPIRED, CANCELLED -> Set.of();
        };
    }
}
