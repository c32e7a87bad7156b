package org.usersay.comments.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody.Revision;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Report;

/**
 * Comment as moderators see it, with earlier texts and reports.
 *
 * @param articleTitle null where the article was not announced
 * @param articleUrl its page on the site; null where that is not known
 * @param parentComment the comment it answers; null at the top level
 * @param matches words and links of the text that led to the hold
 * @param figures numbers that led to it, by their names, for each reason that counts something
 * @param repeats the comment whose text it repeats; null where it is not held for that, or where that one is not there
 * @param decision the last one by a moderator; null where there is none
 */
record ModerationItem(
        String id,
        String article,
        @Nullable String articleTitle,
        @Nullable String articleUrl,
        @Nullable String parent,
        @Nullable ParentComment parentComment,
        int depth,
        Author author,
        AuthorRecord authorRecord,
        String html,
        String text,
        CommentState state,
        List<String> reasons,
        List<String> matches,
        Map<String, Map<String, Integer>> figures,
        @Nullable EarlierComment repeats,
        @Nullable DecisionView decision,
        Instant createdAt,
        @Nullable Instant editedAt,
        List<Revision> revisions,
        int up,
        int down,
        int score,
        boolean pinned,
        List<Report> reports) {

    /** Comment with the same text, in any state. */
    record EarlierComment(String id, String article, Author author, CommentState state, Instant createdAt) {
        static EarlierComment of(Comment comment) {
            return new EarlierComment(
                    comment.id(), comment.thread().article(), comment.author(), comment.state(), comment.createdAt());
        }
    }

    /** Comment that is answered, in any state. */
    record ParentComment(String id, String authorName, String html, CommentState state) {
        static ParentComment of(Comment parent) {
            return new ParentComment(
                    parent.id(), parent.author().name(), parent.content().html(), parent.state());
        }
    }
}
