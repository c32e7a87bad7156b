package org.usersay.comments.comment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.CommentBody.Revision;
import org.usersay.comments.markup.Mention;
import org.usersay.starter.site.ArticleKey;

/**
 * A comment that was written elsewhere or earlier, to be put where it belongs without being screened again.
 *
 * @param id the one it keeps or gets; it sorts by {@code createdAt}
 * @param once what it is known by within its thread, however often it comes
 * @param parent {@code once} of the comment it answers
 * @param parentId id of that comment, for one that was posted here
 * @param text Markdown; empty on a tombstone
 * @param standing with its reasons and reports; pinned as far as its thread has room
 * @param mentions whom the text means by {@code @name}; of others nobody is named
 * @param origin what it comes with, kept with it; tells an import later that it was its own
 */
public record ImportedComment(
        String id,
        ArticleKey thread,
        String once,
        @Nullable String parent,
        @Nullable String parentId,
        Author author,
        String text,
        ModerationStatus standing,
        Instant createdAt,
        @Nullable Instant editedAt,
        List<Mention> mentions,
        List<Revision> revisions,
        String origin) {

    public ImportedComment {
        mentions = List.copyOf(mentions);
        revisions = List.copyOf(revisions);
    }

    /** The same under another id. */
    public ImportedComment called(String newId) {
        return new ImportedComment(
                newId, thread, once, parent, parentId, author, text, standing, createdAt, editedAt, mentions, revisions,
                origin);
    }

    /** The same with another origin. */
    public ImportedComment from(String newOrigin) {
        return new ImportedComment(
                id, thread, once, parent, parentId, author, text, standing, createdAt, editedAt, mentions, revisions,
                newOrigin);
    }

    /** The same at the top of the thread. */
    public ImportedComment withoutParent() {
        return new ImportedComment(
                id, thread, once, null, null, author, text, standing, createdAt, editedAt, mentions, revisions, origin);
    }

    /** What became of it. */
    public enum Outcome {
        ADDED,
        /** It is here, or came earlier in the same batch. */
        KNOWN,
        /** The comment it answers is not here, or not yet. */
        ORPHAN
    }
}
