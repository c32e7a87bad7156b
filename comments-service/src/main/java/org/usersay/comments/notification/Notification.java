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
 * @param traceparent of the request that published the comment; null if unknown
 */
record Notification(
        String id,
        Kind kind,
        String recipient,
        Author author,
        String site,
        @Nullable String articleTitle,
        URI url,
        Instant at,
        @Nullable String traceparent) {

    enum Kind {
        REPLY,
        MENTION
    }

    record Author(String id, String name) {}
}
