package org.usersay.subscription.suppression;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;

/**
 * What a receiving server, or a mail provider, told of a mail.
 *
 * @param id the same however often it is told
 * @param messageId value of the mail's {@code Message-ID}; null where it is not known
 * @param recipient null where only the mail is known
 */
record MailEvent(
        String id,
        Type type,
        @Nullable EmailAddress recipient,
        @Nullable String messageId,
        String detail,
        Instant at) {

    private static final int MAX_DETAIL = 500;

    MailEvent {
        var line = detail.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        detail = line.substring(0, Math.min(line.length(), MAX_DETAIL));
    }

    enum Type {
        /** The address does not exist, or takes no mail for good. */
        HARD_BOUNCE,
        /** It does not take mail now, such as a full mailbox. */
        SOFT_BOUNCE,
        COMPLAINT
    }
}
