package org.usersay.comments.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.cannedreason.CannedReason;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Decision;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.text.VisibleText;

/**
 * Request with a decision and the comments that it is about.
 *
 * @param ids what is none has the outcome of a comment that does not exist
 * @param reason for moderators only
 * @param reasonCode one of the site's reasons, whose statement the author reads
 * @param statement what the author reads instead, in the moderator's own words
 * @param expectedState state in which the moderator saw the comments; one that is in another is not decided about
 */
record DecisionRequest(
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Size(max = 100) String> ids,

        @NotNull Decision decision,
        @Nullable @Size(max = 500) String reason,
        @Nullable @Pattern(regexp = CannedReason.CODE) String reasonCode,

        @Nullable
        @Size(max = CannedReason.STATEMENT_LENGTH)
        @Pattern(regexp = "\\P{Cc}*", message = "no control characters")
        String statement,

        @Nullable CommentState expectedState) {

    /** 400 where the author would read two statements, one about a published comment, or nothing. */
    void requireReadableStatement() {
        if (statement == null) {
            return;
        }
        if (reasonCode != null) {
            throw CommonProblem.invalid("/statement", "either a statement or a reasonCode");
        }
        if (decision == Decision.APPROVE) {
            throw CommonProblem.invalid("/statement", "none where a comment is approved");
        }
        if (VisibleText.isBlank(statement)) {
            throw CommonProblem.invalid("/statement", "something to read");
        }
    }

    /** The moderator's own words for the author. */
    Optional<String> ownWords() {
        return Optional.ofNullable(statement).map(String::strip);
    }
}
