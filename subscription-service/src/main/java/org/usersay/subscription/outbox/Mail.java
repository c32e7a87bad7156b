package org.usersay.subscription.outbox;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;

/**
 * One letter to one address.
 *
 * @param id chosen by the cause, so that telling the outbox twice sends once
 * @param unsubscribe where one click ends mails of this kind; absent for mails somebody asked for
 */
public record Mail(
        String id,
        EmailAddress to,
        MailContent letter,
        DeliveryGuarantee delivery,
        @Nullable URI unsubscribe) {

    public Mail {
        Objects.requireNonNull(id);
        Objects.requireNonNull(to);
        Objects.requireNonNull(letter);
        Objects.requireNonNull(delivery);
    }

    /** A letter the receiver waits for. */
    public static Mail awaited(String id, EmailAddress to, MailContent letter) {
        return new Mail(id, to, letter, DeliveryGuarantee.AT_LEAST_ONCE, null);
    }
}
