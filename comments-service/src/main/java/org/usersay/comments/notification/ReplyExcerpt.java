package org.usersay.comments.notification;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;

/** Beginning of a reply as plain text, without what it quotes; the receiver cuts it to fit a mail. */
final class ReplyExcerpt {

    private static final int MAX_LENGTH = 500;

    private ReplyExcerpt() {}

    /** Null where the comment is not public, or says nothing in words. */
    static @Nullable String of(Comment comment) {
        if (!comment.published()) {
            return null;
        }
        var words = Jsoup.parseBodyFragment(comment.content().html());
        words.select("blockquote, pre").remove();
        var text = words.text();
        return text.isBlank()
                ? null
                : text.substring(
                        0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), MAX_LENGTH)));
    }
}
