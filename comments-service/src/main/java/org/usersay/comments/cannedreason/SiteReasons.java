package org.usersay.comments.cannedreason;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;

/**
 * Reasons that moderators of a site give.
 *
 * @param items in the order in which they are offered
 * @param mailStatements whether the author of a comment also gets the statement by mail; stays as it is where absent
 */
public record SiteReasons(
        @NotNull @Size(max = 50) List<@NotNull @Valid CannedReason> items,
        @Nullable Boolean mailStatements) {

    /** What replaces the present reasons; 400 where they cannot be told apart or read. */
    public SiteReasons replacing(SiteReasons present) {
        if (items.stream().map(CannedReason::code).distinct().count() < items.size()) {
            throw CommonProblem.invalid("/items", "each code once");
        }
        if (items.stream().anyMatch(reason -> !reason.hasTexts())) {
            throw CommonProblem.invalid("/items", "labels and statements with something to read");
        }
        return mailStatements == null ? new SiteReasons(items, present.mailStatements) : this;
    }

    public boolean mailed() {
        return Boolean.TRUE.equals(mailStatements);
    }
}
