package org.usersay.comments.moderation;

import java.util.Optional;
import org.usersay.comments.comment.Draft;

/** One rule of screening. */
@FunctionalInterface
interface Policy {

    /** Why the text should wait for a moderator under these settings, or nothing. */
    Optional<String> objection(Draft draft, ModerationSettings settings);

    /** Objects for {@code reason} where the question is answered with yes. */
    static Policy holding(String reason, Question question) {
        return (draft, settings) -> question.ask(draft, settings) ? Optional.of(reason) : Optional.empty();
    }

    /** What a policy asks. */
    @FunctionalInterface
    interface Question {
        boolean ask(Draft draft, ModerationSettings settings);
    }
}
