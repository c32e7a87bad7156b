package org.usersay.subscription.newsletter;

/** State of an address on a list. */
enum SubscriptionState {
    /** The sign-up is not confirmed. */
    WAITING,
    SUBSCRIBED,
    UNSUBSCRIBED
}
