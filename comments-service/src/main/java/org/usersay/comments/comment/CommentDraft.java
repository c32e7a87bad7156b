package org.usersay.comments.comment;

import java.util.Optional;
import org.usersay.comments.article.Article;

/**
 * A text on its way to becoming a comment or an edit of one.
 *
 * @param html what would be published
 * @param editOf the comment it would replace the text of
 */
public record CommentDraft(
        Article article, Author author, ThreadPosition place, String text, String html, Optional<Comment> editOf) {}
