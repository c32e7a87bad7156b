package org.usersay.comments.notification;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notification of one reader, as the subscription-service receives it.
 *
 * <p>One of a statement has no author: it is about the recipient's own comment.
 *
 * @param id the same in every attempt, so that the receiver can ignore repetitions
 * @param recipient id of the reader to be notified
 * @param url of the comment
 * @param excerpt how a reply begins, as plain text; null of other kinds
 * @param statement why the comment was not published; null of other kinds
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
        @Nullable String excerpt,
        @Nullable String statement,
        Instant at,
        @Nullable String traceparent) {

    enum Kind {
        REPLY,
        MENTION,
        STATEMENT
    }

    record Author(String id, String name) {

        static final Author NONE = new Author("", "");

        static Author of(org.usersay.comments.comment.Author author) {
            return new Author(author.id(), author.name());
        }
    }
}
