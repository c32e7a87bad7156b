package org.usersay.subscription.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reply to or mention of a reader, sent by the comments-service.
 *
 * @param id the same for each delivery
 * @param recipient reader who is notified
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

    private static final int MAX_ID_LENGTH = 200;
    private static final int MAX_TITLE_LENGTH = 160;

    Notification {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(author);
        Objects.requireNonNull(site);
        Objects.requireNonNull(url);
        Objects.requireNonNull(at);
        if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("a notification has an id");
        }
    }

    enum Kind {
        REPLY,
        MENTION
    }

    /** Author of the comment. */
    record Author(String id, String name) {

        Author {
            Objects.requireNonNull(id);
            name = line(name, 60);
        }
    }

    /** Headline as one visible line, cut to fit a mail. */
    String headline() {
        return articleTitle == null || articleTitle.isBlank() ? url.toString() : line(articleTitle, MAX_TITLE_LENGTH);
    }

    private static String line(String text, int maxLength) {
        var visible = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return visible.length() <= maxLength ? visible : visible.substring(0, maxLength - 1) + "…";
    }
}
