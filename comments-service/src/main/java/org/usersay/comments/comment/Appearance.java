package org.usersay.comments.comment;

import org.usersay.starter.site.ArticleKey;

/** A comment that everybody may read, or soon may, and who wrote it. */
record Appearance(String comment, ArticleKey thread, Author author) {

    static Appearance of(Comment comment) {
        return new Appearance(comment.id(), comment.thread(), comment.author());
    }

    /** Whether its author can be named for it. */
    boolean isNameable() {
        return !author.name().isEmpty() && !Guest.is(author.id());
    }
}
