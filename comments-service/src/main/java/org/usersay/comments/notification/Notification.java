package org.usersay.comments.notification;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notification of one reader, as the subscription-service receives it.
 *
 * @param id the same in every attempt, so that the receiver can ignore repetitions
 * @param recipient id of the reader to be notified
 * @param url of the comment
 */
record Notification(
        String id,
        Kind kind,
        String recipient,
        Author author,
        String site,
        @Nullable String articleTitle,
        URI url,
        Instant at) {

    enum Kind {
        REPLY,
        MENTION
    }

    record Author(String id, String name) {}
}
