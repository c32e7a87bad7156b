package org.usersay.comments.posting;

import java.util.Optional;
import org.usersay.comments.article.Article;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.ThreadPosition;

/**
 * A text on its way to becoming a comment or an edit of one.
 *
 * @param id of the comment that it becomes once it is written, or whose text it replaces
 * @param requestKey the same for all attempts of one request
 * @param html what would be published
 * @param editOf the comment it would replace the text of
 */
public record CommentDraft(
        String id,
        String requestKey,
        Article article,
        Author author,
        ThreadPosition position,
        String text,
        String html,
        Optional<Comment> editOf) {}
