package org.usersay.comments.store;

import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.starter.site.ArticleKey;

/**
 * What an import has to know of a comment that is in the database.
 *
 * @param importId id of the import that inserted it; something else where a reader posted it
 */
public record ExistingComment(String id, ArticleKey thread, ThreadPosition position, Author author, String importId) {}
