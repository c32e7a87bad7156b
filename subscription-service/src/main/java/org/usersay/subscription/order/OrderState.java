package org.usersay.subscription.order;

import java.util.Set;

/** Where an order stands, and where it may go from there. */
enum OrderState {
    SUBMITTED,
    CONFIRMED,
    PAID,
    ACTIVE,
    EXPIRED,
    CANCELLED;

    /** Whether it waits to be paid for. */
    boolean unpaid() {
        return this == SUBMITTED || this == CONFIRMED;
    }

    Set<OrderState> next() {
        return switch (this) {
            case SUBMITTED -> Set.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> Set.of(PAID, CANCELLED);
            case PAID -> Set.of(ACTIVE, CANCELLED);
            case ACTIVE -> Set.of(EXPIRED, CANCELLED);
            case EXPIRED, CANCELLED -> Set.of();
        };
    }
}
