package org.usersay.subscription.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was answered or mentioned, as the comments-service tells it.
 *
 * @param id the same however often it is told
 * @param recipient the reader to be told
 * @param url where it was written
 */
record Notice(
        String id,
        Kind kind,
        String recipient,
        Author author,
        String site,
        @Nullable String articleTitle,
        URI url,
        Instant at) {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TITLE = 160;

    Notice {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(author);
        Objects.requireNonNull(site);
        Objects.requireNonNull(url);
        Objects.requireNonNull(at);
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a notice has an id");
        }
    }

    enum Kind {
        REPLY,
        MENTION
    }

    /** Who wrote it. */
    record Author(String id, String name) {

        Author {
            Objects.requireNonNull(id);
            name = line(name, 60);
        }
    }

    /** The headline in one visible line; what came from a page we do not know is cut to fit a letter. */
    String headline() {
        return articleTitle == null || articleTitle.isBlank() ? url.toString() : line(articleTitle, LONGEST_TITLE);
    }

    private static String line(String text, int longest) {
        var visible = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return visible.length() <= longest ? visible : visible.substring(0, longest - 1) + "…";
    }
}
