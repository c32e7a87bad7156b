package org.usersay.comments.moderation;

import java.util.Optional;
import org.usersay.comments.comment.CommentDraft;

/** One rule of screening. */
@FunctionalInterface
interface ScreeningRule {

    /** Why the text should wait for a moderator under these settings, or nothing. */
    Optional<String> objection(CommentDraft commentDraft, ModerationSettings settings);

    /** Objects for {@code reason} where the question is answered with yes. */
    static ScreeningRule holding(String reason, Question question) {
        return (commentDraft, settings) ->
                question.ask(commentDraft, settings) ? Optional.of(reason) : Optional.empty();
    }

    /** What a policy asks. */
    @FunctionalInterface
    interface Question {
        boolean ask(CommentDraft commentDraft, ModerationSettings settings);
    }
}
