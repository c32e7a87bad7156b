package org.usersay.subscription.suppression;

/** Why an address is suppressed. */
enum SuppressionReason {
    /** Mails to it come back: it gets none at all. */
    BOUNCE,
    /** Its owner marked a mail as spam: it gets only what it asks for. */
    COMPLAINT,
    /** Its owner told staff: the same. */
    STAFF
}
