package org.usersay.subscription.outbox;

/** What happens if it is unknown whether the relay accepted a mail, because one side crashed. */
public enum DeliveryGuarantee {
    /** Send it again: better two confirmation links than none. */
    AT_LEAST_ONCE,
    /** Leave it to staff: better no notice than two. */
    AT_MOST_ONCE
}
