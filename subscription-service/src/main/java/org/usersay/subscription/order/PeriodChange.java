package org.usersay.subscription.order;

/** What became of a hold, of another address, of a seat by the hand of the staff, or of an upgrade. */
public enum PeriodChange {
    HELD,
    HOLD_REMOVED,
    MOVED,
    MOVE_REMOVED,
    SEAT_OFFERED,
    SEAT_REMOVED,
    UPGRADE_ORDERED,
    UPGRADE_WITHDRAWN,
    /** The order is over, for the one that upgrades it is paid for. */
    UPGRADED;

    /** Whether it is one of a seat, which only staff leaves in the history. */
    public boolean ofSeat() {
        return this == SEAT_OFFERED || this == SEAT_REMOVED;
    }

    /** Whether it is one of a hold, or of another address. */
    public boolean ofDays() {
        return this == HELD || this == HOLD_REMOVED || this == MOVED || this == MOVE_REMOVED;
    }
}
