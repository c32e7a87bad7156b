package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.Language;

/**
 * Address on a list, with all steps that led to its state.
 *
 * @param language of mails to it; null for the site's
 */
@Schema(name = "NewsletterSubscriber")
record Subscriber(
        String email,
        SubscriptionState state,
        @Nullable Language language,
        Instant createdAt,
        Instant changedAt,
        List<Proof> proof) {

    Subscriber {
        proof = List.copyOf(proof);
    }

    /** By which a list is sorted. */
    String key() {
        return email.toLowerCase(Locale.ROOT);
    }

    static Subscriber read(Document document) {
        var language = document.getString("language");
        return new Subscriber(
                document.getString("email"),
                SubscriptionState.valueOf(document.getString("state")),
                language == null ? null : Language.parse(language),
                document.getDate("createdAt").toInstant(),
                document.getDate("changedAt").toInstant(),
                document.getList("proof", Document.class).stream()
                        .map(Proof::read)
                        .toList());
    }
}
