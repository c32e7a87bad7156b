package org.usersay.subscription.outbox;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.tracing.CurrentTrace;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Mail to one address.
 *
 * @param id chosen by the cause: posting it twice sends it once
 * @param unsubscribe link that ends mails of this kind; absent for requested mails
 * @param bulk for a mail of a campaign; null for all others
 * @param traceparent of the request that caused it, which its sending joins; null outside of a request
 */
public record Mail(
        String id,
        EmailAddress to,
        MailContent letter,
        DeliveryGuarantee delivery,
        @Nullable URI unsubscribe,
        @Nullable Bulk bulk,
        @Nullable String traceparent) {

    public Mail {
        Objects.requireNonNull(id);
        Objects.requireNonNull(to);
        Objects.requireNonNull(letter);
        Objects.requireNonNull(delivery);
    }

    /** Mail that the recipient waits for. */
    public static Mail awaited(String id, EmailAddress to, MailContent letter) {
        return new Mail(id, to, letter, DeliveryGuarantee.AT_LEAST_ONCE, null, null, CurrentTrace.parent());
    }
}
