package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
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
import org.usersay.comments.posting.CommentUpdates;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.ProblemException;

/** Decisions about up to a hundred comments in one request, each with an outcome of its own. */
@RestController
@ModeratorOnly
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
    @Operation(summary = "Decide about up to 100 comments")
    Outcomes decide(@Valid @RequestBody Decisions decisions, Reader reader) {
        var reasons = decisions.reason() == null ? List.<String>of() : List.of(decisions.reason());
        return new Outcomes(decisions.ids().stream()
                .distinct()
                .map(id -> decide(id, decisions.decision(), reasons, reader))
                .toList());
    }

    /** Comments of sites that the reader does not moderate are not found. */
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

    /** A repeated decision is neither audited nor applied again. */
    private Comment decide(Comment comment, Decision decision, List<String> reasons, Reader reader) {
        if (comment.state() == decision.outcome()) {
            return comment;
        }
        CommentUpdates.requireNotDeletedByAuthor(comment);
        audit.append(comment.thread().site(), reader, decision.name(), comment.id(), String.join("; ", reasons));
        return commentUpdates.decide(comment.id(), decision.outcome(), reasons);
    }

    /** Request with the decision and the comments that it is about. */
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

    /** Outcomes in the order of the request. */
    record Outcomes(List<Outcome> items) {}

    /** State of the comment after the decision, or the type of the problem. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            String id,
            @Nullable CommentState state,
            @Nullable String problem) {}
}
