package org.usersay.comments.posting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.CommentBody.Revision;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.markup.Mention;
import org.usersay.comments.markup.TextFormat;
import org.usersay.starter.site.ArticleKey;

/**
 * Comment of an import, inserted as it is without being screened again.
 *
 * @param id UUID version 7 made of {@code createdAt}, or the one it has on another site of ours
 * @param requestKey unique within the thread and the same in every import of this comment
 * @param text empty on a tombstone
 * @param format of the text
 * @param moderation pinned only if the thread has room for another pin
 * @param mentions readers meant by {@code @name} in the text; other names are not linked
 * @param importId kept with the comment, so that a repeated run recognises what it has inserted
 */
public record ImportedComment(
        String id,
        ArticleKey thread,
        ThreadPosition position,
        String requestKey,
        Author author,
        String text,
        TextFormat format,
        ModerationStatus moderation,
        Instant createdAt,
        @Nullable Instant editedAt,
        List<Mention> mentions,
        List<Revision> revisions,
        String importId) {

    public ImportedComment {
        mentions = List.copyOf(mentions);
        revisions = List.copyOf(revisions);
    }
}
