package org.usersay.subscription.webhook;

/** State of a delivery. */
enum DeliveryState {
    /** Due now or later. */
    PENDING,
    /** Taken by the endpoint; kept for a while without its payload. */
    DELIVERED,
    /** Not tried again unless an administrator wants it. */
    DEAD
}
