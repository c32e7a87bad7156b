package org.usersay.comments.comment;

import org.usersay.starter.site.ArticleKey;

/**
 * What an import has to know of a comment that is in the database.
 *
 * @param importId id of the import that inserted it; something else where a reader posted it
 */
public record ExistingComment(String id, ArticleKey thread, ThreadPosition place, Author author, String importId) {}
