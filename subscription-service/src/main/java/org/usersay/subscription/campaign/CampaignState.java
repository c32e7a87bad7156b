package org.usersay.subscription.campaign;

/** Where a campaign stands. */
enum CampaignState {
    /** Being written. */
    DRAFT,
    /** Begins at its time. */
    SCHEDULED,
    SENDING,
    /** Goes on when staff say so. */
    PAUSED,
    /** Every mail left the outbox or failed. */
    SENT,
    CANCELLED
}
