package org.usersay.subscription.outbox;

/** What to do when nobody can tell whether the relay took a letter, because one side died in between. */
public enum DeliveryGuarantee {
    /** Send it again: better two confirmation links than none. */
    AT_LEAST_ONCE,
    /** Leave it to staff: better no notice than two. */
    AT_MOST_ONCE
}
