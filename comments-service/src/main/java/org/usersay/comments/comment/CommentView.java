package org.usersay.comments.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.markup.TextFormat;

/**
 * A comment as JSON.
 *
 * @param parent the comment it answers
 * @param depth the level it is shown on, 0 under the article
 * @param inReplyTo whom it answers, where that is not the comment it is shown under
 * @param html empty unless published
 * @param replies left out where the list it is in shows none
 * @param ancestors on a permalink: the comments it is shown under and the one it answers, outermost first
 * @param text the source, for its author and moderators only
 * @param textFormat with the text: what an edit of it has to be written in
 */
public record CommentView(
        String id,
        String article,
        @Nullable String parent,
        int depth,
        AuthorView author,
        String html,
        CommentState state,
        Instant createdAt,
        @Nullable Instant editedAt,
        int up,
        int down,
        int score,
        int replyCount,
        boolean pinned,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable InReplyTo inReplyTo,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Replies replies,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CommentView> ancestors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TextFormat textFormat) {

    /** Who wrote it; all empty on a tombstone, and where the author has left. */
    public record AuthorView(
            String id, String name, @Nullable String avatar, List<String> badges) {}

    /** The comment answered and its author's name. */
    public record InReplyTo(String id, String name) {}

    /** The first replies of a comment and where the rest are. */
    public record Replies(List<CommentView> items, @Nullable String next) {}

    private static final AuthorView NOBODY = new AuthorView("", "", null, List.of());

    /** The public view: complete if published, else only that there was a comment. */
    public static CommentView of(Comment comment) {
        return of(comment, comment.published(), null);
    }

    /** What its author and moderators see. */
    public static CommentView inFull(Comment comment) {
        return of(comment, true, comment.content().text());
    }

    private static CommentView of(Comment comment, boolean open, @Nullable String text) {
        var threadPosition = comment.position();
        var content = comment.content();
        var votes = comment.votes();
        return new CommentView(
                comment.id(),
                comment.thread().article(),
                threadPosition.parent(),
                threadPosition.depth(),
                open ? author(comment.author()) : NOBODY,
                open ? content.html() : "",
                comment.state(),
                comment.createdAt(),
                open ? content.editedAt() : null,
                open ? votes.up() : 0,
                open ? votes.down() : 0,
                open ? votes.score() : 0,
                comment.replies().count(),
                comment.moderation().pinned(),
                inReplyTo(threadPosition),
                null,
                null,
                text,
                text == null ? null : content.format());
    }

    public CommentView with(Replies shown) {
        return copy(pinned, shown, ancestors);
    }

    public CommentView below(List<CommentView> above) {
        return copy(pinned, replies, above);
    }

    /** The same as the list of the thread's pins has it, which may be a moment ahead of the comment. */
    public CommentView pinned(boolean listed) {
        return copy(listed && state == CommentState.PUBLISHED, replies, ancestors);
    }

    private CommentView copy(
            boolean nowPinned, @Nullable Replies newReplies, @Nullable List<CommentView> newAncestors) {
        return new CommentView(
                id,
                article,
                parent,
                depth,
                author,
                html,
                state,
                createdAt,
                editedAt,
                up,
                down,
                score,
                replyCount,
                nowPinned,
                inReplyTo,
                newReplies,
                newAncestors,
                text,
                textFormat);
    }

    private static AuthorView author(Author author) {
        return author.equals(Author.GONE)
                ? NOBODY
                : new AuthorView(author.id(), author.name(), avatar(author.id()), author.badges());
    }

    /** Drawn by us from the id; served beside the profile. */
    public static String avatar(String reader) {
        return "/api/v1/readers/" + reader + "/avatar.svg";
    }

    private static @Nullable InReplyTo inReplyTo(ThreadPosition threadPosition) {
        return threadPosition.answersSibling() && threadPosition.parent() != null && threadPosition.answers() != null
                ? new InReplyTo(threadPosition.parent(), threadPosition.answers())
                : null;
    }
}
