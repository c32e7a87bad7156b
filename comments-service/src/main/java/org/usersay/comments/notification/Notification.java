package org.usersay.comments.notification;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the subscription-service is told.
 *
 * @param id the same however often it is told
 * @param recipient id of the reader who was answered
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
