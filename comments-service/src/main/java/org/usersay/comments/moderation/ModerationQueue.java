package org.usersay.comments.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Unreviewed;
import org.usersay.comments.store.Comments;
import org.usersay.starter.problem.CommonProblem;

/**
 * List of comments for moderators to work through. No comment is in two of them but {@link #ALL}: one with reports that no
 * moderator has answered is among the reported, not among the new ones.
 */
enum ModerationQueue {
    PENDING(CommentState.HELD, null),
    REPORTED(null, Unreviewed.REPORTED),
    NEW(null, Unreviewed.NEW),
    SPAM(CommentState.SPAM, null),
    REJECTED(CommentState.REJECTED, null),
    ALL(null, null);

    private final @Nullable CommentState state;
    private final @Nullable Unreviewed unreviewed;

    ModerationQueue(@Nullable CommentState state, @Nullable Unreviewed unreviewed) {
        this.state = state;
        this.unreviewed = unreviewed;
    }

    /** The queue with this name in small letters, or a 400. */
    static ModerationQueue named(String name) {
        return Arrays.stream(values())
                .filter(queue -> queue.inSmallLetters().equals(name))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid(
                        "queue",
                        Arrays.stream(values())
                                .map(ModerationQueue::inSmallLetters)
                                .collect(Collectors.joining(", "))));
    }

    private String inSmallLetters() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** State of all its comments; nothing where they are published and to be reviewed, or of every state. */
    Optional<CommentState> state() {
        return Optional.ofNullable(state);
    }

    Optional<Unreviewed> unreviewed() {
        return Optional.ofNullable(unreviewed);
    }

    /** How many comments of the site it has; of {@link #ALL}, deleted ones too. */
    long count(String site, Comments comments) {
        return unreviewed()
                .map(why -> comments.count(site, why))
                .or(() -> state().map(only -> comments.count(site, only)))
                .orElseGet(() -> comments.count(site));
    }
}
