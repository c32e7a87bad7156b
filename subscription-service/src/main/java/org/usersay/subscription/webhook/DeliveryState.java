package org.usersay.subscription.webhook;

/** State of a delivery that was not made yet. */
enum DeliveryState {
    /** Due now or later. */
    PENDING,
    /** Not tried again unless an administrator wants it. */
    DEAD
}
