package org.usersay.comments.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comment says.
 *
 * @param text the Markdown as typed
 * @param html made from it once, sanitised
 * @param revisions earlier texts for moderators, oldest first, {@value #KEPT} at most
 * @param edits how often it was edited
 */
public record Content(String text, String html, @Nullable Instant editedAt, List<Revision> revisions, int edits) {

    private static final int KEPT = 20;

    /** A text that an edit replaced. */
    public record Revision(String text, Instant replacedAt) {}

    public Content {
        revisions = List.copyOf(revisions);
    }

    static Content first(String text, String html) {
        return new Content(text, html, null, List.of(), 0);
    }

    Content edited(String newText, String newHtml, Instant now) {
        var history = new ArrayList<>(revisions);
        history.add(new Revision(text, now));
        var kept = history.subList(Math.max(0, history.size() - KEPT), history.size());
        return new Content(newText, newHtml, now, kept, edits + 1);
    }
}
