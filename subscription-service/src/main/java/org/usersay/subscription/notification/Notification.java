package org.usersay.subscription.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.text.PlainWords;
import org.usersay.starter.text.VisibleText;

/**
 * Reply to or mention of a reader, or statement of reasons for which the reader's own comment was not published; sent by the
 * comments-service.
 *
 * @param id the same for each delivery
 * @param recipient reader who is notified
 * @param author empty where it is a statement
 * @param url of the comment
 * @param excerpt how a reply begins; null of other kinds
 * @param statement null of other kinds
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

    private static final int MAX_ID_LENGTH = 200;
    private static final int MAX_TITLE_LENGTH = 160;
    private static final int MAX_EXCERPT_LENGTH = 200;
    private static final int MAX_STATEMENT_LENGTH = 500;

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
        MENTION,
        STATEMENT
    }

    /** Author of the comment. A name that is nothing but an address is left out. */
    record Author(String id, String name) {

        Author {
            Objects.requireNonNull(id);
            name = line(name, 60);
        }
    }

    /** Headline as one visible line without an address, cut to fit a mail; empty where there is none. */
    String headline() {
        return articleTitle == null ? "" : line(articleTitle, MAX_TITLE_LENGTH);
    }

    /** Beginning of a reply as one visible line without an address, cut between words; empty where there is none. */
    String quotation() {
        var words = excerpt == null ? "" : PlainWords.of(excerpt);
        if (words.length() <= MAX_EXCERPT_LENGTH) {
            return words;
        }
        var cut = words.substring(0, MAX_EXCERPT_LENGTH - 1);
        var end = cut.lastIndexOf(' ');
        // A word that alone is longer is cut, though not within a character.
        var kept = end > 0 ? cut.substring(0, end) : cut.replaceFirst("[\\x{D800}-\\x{DBFF}]$", "");
        return kept + "…";
    }

    /** Reasons as the staff of the site wrote them, cut to fit a mail; empty of other kinds. */
    String reasons() {
        var visible = statement == null ? "" : VisibleText.withoutInvisible(statement);
        return visible.substring(0, Math.min(visible.length(), MAX_STATEMENT_LENGTH));
    }

    private static String line(String text, int maxLength) {
        var visible = PlainWords.of(text);
        return visible.length() <= maxLength ? visible : visible.substring(0, maxLength - 1) + "…";
    }
}
