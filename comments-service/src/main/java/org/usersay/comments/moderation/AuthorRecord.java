package org.usersay.comments.moderation;

import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.Comments;

/** Numbers of an author's comments on a site by state, each counted up to {@value #MAX}. */
record AuthorRecord(int published, int held, int rejected, int spam) {

    private static final int MAX = 100;

    /** All 0 of an author who has left, whose comments cannot be told from those of others. */
    static AuthorRecord of(Author author, String site, Comments comments) {
        return author.equals(Author.GONE)
                ? new AuthorRecord(0, 0, 0, 0)
                : new AuthorRecord(
                        comments.count(author.id(), site, CommentState.PUBLISHED, MAX),
                        comments.count(author.id(), site, CommentState.HELD, MAX),
                        comments.count(author.id(), site, CommentState.REJECTED, MAX),
                        comments.count(author.id(), site, CommentState.SPAM, MAX));
    }
}
