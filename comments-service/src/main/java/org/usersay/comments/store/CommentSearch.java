package org.usersay.comments.store;

import java.time.Instant;
import java.util.Optional;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Unreviewed;
import org.usersay.starter.site.ArticleKey;

/**
 * What a moderator looks for on a site.
 *
 * @param unreviewed of the published comments those that are still to be reviewed, for this reason
 * @param reason why it is held, or what a reader reported it for
 * @param words all of them are in the shown text or its links, whatever their case, order and accents
 * @param from when it was written at the earliest
 * @param to before which it was written
 */
public record CommentSearch(
        String site,
        Optional<CommentState> state,
        Optional<Unreviewed> unreviewed,
        Optional<String> words,
        Optional<String> author,
        Optional<ArticleKey> thread,
        Optional<String> reason,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** Everything on a site. */
    public static CommentSearch all(String site) {
        return new CommentSearch(
                site,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
