package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.screening.ModerationSettings;

/**
 * What settings would have done to the latest comments of a site.
 *
 * @param screened how many comments were looked at
 * @param warning what the settings would do to nearly every comment; null where they would not
 */
record DryRun(
        int screened,
        List<Match> held,
        List<Match> refused,
        @Nullable Warning warning) {

    /** Comments from which on a share says something. */
    private static final int ENOUGH = 10;

    private static final double NEARLY_ALL = 0.9;

    static DryRun of(int screened, List<Match> held, List<Match> refused, ModerationSettings settings) {
        return new DryRun(screened, held, refused, warning(screened, held.size(), refused.size(), settings));
    }

    private static @Nullable Warning warning(int screened, int held, int refused, ModerationSettings settings) {
        if (screened >= ENOUGH && refused >= NEARLY_ALL * screened) {
            return Warning.REFUSES_NEARLY_ALL;
        }
        if (settings.premoderated()) {
            return Warning.HOLDS_ALL;
        }
        return screened >= ENOUGH && held + refused >= NEARLY_ALL * screened ? Warning.HOLDS_NEARLY_ALL : null;
    }

    /** What settings do to a site that readers notice at once. */
    enum Warning {
        HOLDS_ALL,
        HOLDS_NEARLY_ALL,
        REFUSES_NEARLY_ALL
    }

    /**
     * Comment that the settings would have held or refused.
     *
     * @param articleTitle null while unknown
     * @param state in which it is
     * @param matches words and links that led to it, as they stand in the text
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Match(
            String id,
            String article,
            @Nullable String articleTitle,
            String author,
            String text,
            String html,
            CommentState state,
            List<String> reasons,
            List<String> matches) {

        static Match of(Comment comment, @Nullable String articleTitle, List<String> reasons, List<String> matches) {
            return new Match(
                    comment.id(),
                    comment.thread().article(),
                    articleTitle,
                    comment.author().name(),
                    comment.content().text(),
                    comment.content().html(),
                    comment.state(),
                    reasons,
                    matches);
        }
    }
}
