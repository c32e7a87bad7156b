package org.usersay.comments.comment;

/**
 * What happened to a comment. Published within the process after the write is durable and before the request is answered, in
 * the order of Spring's {@code @Order}; the copies that pages are read from come first
 * ({@link #COPIES}). A listener may get the same event twice.
 */
public sealed interface CommentEvent {

    /** {@code @Order} of the listeners that keep what pages are read from. */
    int COPIES = -100;

    /** The comment as it is now. */
    Comment comment();

    /** A new comment; published or held, its state says. */
    record CommentPosted(Comment comment) implements CommentEvent {}

    /** Held until now (or taken away earlier), and now published. */
    record CommentPublished(Comment comment, Comment before) implements CommentEvent {}

    /** Edited, voted on, pinned, or moved between states that the public does not see. */
    record CommentChanged(Comment comment, Comment before) implements CommentEvent {}

    /** No longer published. */
    record CommentRemoved(Comment comment, Comment before) implements CommentEvent {}

    /** A process may have crashed between its write and what follows from it. */
    record CommentRecheckRequested(Comment comment) implements CommentEvent {}

    static CommentEvent between(Comment before, Comment after) {
        if (before.published() == after.published()) {
            return new CommentChanged(after, before);
        }
        return after.published() ? new CommentPublished(after, before) : new CommentRemoved(after, before);
    }
}
