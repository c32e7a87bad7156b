package org.usersay.comments.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.cannedreason.CannedReason;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Decision;

/**
 * Request with a decision and the comments that it is about.
 *
 * @param ids what is none has the outcome of a comment that does not exist
 * @param reason for moderators only
 * @param reasonCode one of the site's reasons, whose statement the author reads
 * @param expectedState state in which the moderator saw the comments; one that is in another is not decided about
 */
record DecisionRequest(
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Size(max = 100) String> ids,

        @NotNull Decision decision,
        @Nullable @Size(max = 500) String reason,
        @Nullable @Pattern(regexp = CannedReason.CODE) String reasonCode,
        @Nullable CommentState expectedState) {}
