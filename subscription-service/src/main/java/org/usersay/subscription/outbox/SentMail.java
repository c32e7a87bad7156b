package org.usersay.subscription.outbox;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Mail that left the outbox.
 *
 * @param to null where the address was erased
 * @param site null for mails of earlier versions
 */
public record SentMail(
        String id, @Nullable EmailAddress to, @Nullable String site) {

    static SentMail read(Document mail) {
        var erased = !mail.containsKey("toKey");
        return new SentMail(
                mail.getString("_id"), erased ? null : new EmailAddress(mail.getString("to")), mail.getString("site"));
    }
}
