package org.usersay.subscription.outbox;

/** Queue within the outbox, with a sender of its own. */
enum Lane {
    /** Mails that somebody waits for. */
    PROMPT,
    /** Mails of campaigns. */
    BULK;

    static Lane of(Mail mail) {
        return mail.bulk() == null ? PROMPT : BULK;
    }
}
