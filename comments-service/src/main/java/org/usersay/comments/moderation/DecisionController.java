package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.CommentUpdates;
import org.usersay.comments.comment.Comments;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.ProblemException;

/** Decisions on up to a hundred comments at once, each answered for itself. */
@RestController
class DecisionController {

    private final Comments comments;
    private final CommentUpdates commentUpdates;
    private final AuditTrail audit;

    DecisionController(Comments comments, CommentUpdates commentUpdates, AuditTrail audit) {
        this.comments = comments;
        this.commentUpdates = commentUpdates;
        this.audit = audit;
    }

    @PostMapping("/api/v1/admin/comments/decisions")
    Outcomes decide(@Valid @RequestBody Decisions decisions, Reader reader) {
        reader.requireModerator();
        var reasons = decisions.reason() == null ? List.<String>of() : List.of(decisions.reason());
        return new Outcomes(decisions.ids().stream()
                .distinct()
                .map(id -> decide(id, decisions.decision(), reasons, reader))
                .toList());
    }

    /** A comment of a site that is not this moderator's is as unknown to him as one that does not exist. */
    private Outcome decide(String id, Decision decision, List<String> reasons, Reader reader) {
        return comments.find(id)
                .filter(comment -> reader.moderates(comment.thread().site()))
                .map(comment -> outcome(comment, decision, reasons, reader))
                .orElseGet(() -> new Outcome(id, null, "/problems/not-found"));
    }

    private Outcome outcome(Comment comment, Decision decision, List<String> reasons, Reader reader) {
        try {
            var decided = decide(comment, decision, reasons, reader);
            return new Outcome(comment.id(), decided.state(), null);
        } catch (ProblemException problemException) {
            return new Outcome(
                    comment.id(),
                    null,
                    String.valueOf(problemException.problem().getType()));
        }
    }

    /** The same decision again is neither told nor done again. */
    private Comment decide(Comment comment, Decision decision, List<String> reasons, Reader reader) {
        if (comment.state() == decision.outcome()) {
            return comment;
        }
        CommentUpdates.requireNotWithdrawn(comment);
        audit.append(comment.thread().site(), reader, decision.name(), comment.id(), String.join("; ", reasons));
        return commentUpdates.decide(comment.id(), decision.outcome(), reasons);
    }

    /** What is decided. */
    record Decisions(
            @NotNull @Size(min = 1, max = 100)
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                                    message = "the id of a comment")
                            String>
                    ids,

            @NotNull Decision decision,
            @Nullable @Size(max = 500) String reason) {}

    /** What came of it, in the order asked. */
    record Outcomes(List<Outcome> items) {}

    /** The comment's state now, or the problem with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            String id,
            @Nullable CommentState state,
            @Nullable String problem) {}
}
