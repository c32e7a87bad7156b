package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.ProblemException;

/** Decisions about up to a hundred comments in one request, each with an outcome of its own, and their undo. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/comments")
class DecisionController {

    private final Comments comments;
    private final Decisions decisions;

    DecisionController(Comments comments, Decisions decisions) {
        this.comments = comments;
        this.decisions = decisions;
    }

    @PostMapping("/decisions")
    @Operation(summary = "Decide about up to 100 comments")
    Outcomes decide(@Valid @RequestBody DecisionRequest request, Reader reader) {
        request.requireReadableStatement();
        return new Outcomes(request.ids().stream()
                .distinct()
                .map(id -> decide(id, request, reader))
                .toList());
    }

    @DeleteMapping("/decisions/{id}")
    @Operation(summary = "Undo the last decision about a comment")
    Undone undo(@PathVariable String id, Reader reader) {
        var comment = decisions.undo(id, reader);
        return new Undone(comment.id(), comment.state());
    }

    @PostMapping("/undo")
    @Operation(summary = "Undo up to 100 decisions")
    Outcomes undoAll(@Valid @RequestBody UndoRequest request, Reader reader) {
        return new Outcomes(
                request.ids().stream().distinct().map(id -> undone(id, reader)).toList());
    }

    private Outcome undone(String id, Reader reader) {
        try {
            return Outcome.undone(id, decisions.undo(id, reader));
        } catch (ProblemException refusal) {
            return Outcome.refused(id, refusal);
        }
    }

    /** Comments of sites that the reader does not moderate are not found. */
    private Outcome decide(String id, DecisionRequest request, Reader reader) {
        try {
            var comment = comments.find(id)
                    .filter(found -> reader.moderates(found.thread().site()))
                    .orElseThrow(Comments::notFound);
            return Outcome.of(decisions.decide(comment, request, reader));
        } catch (ProblemException refusal) {
            return Outcome.refused(id, refusal);
        }
    }

    /**
     * Decisions to undo.
     *
     * @param ids what is none has the outcome of a decision that does not exist
     */
    record UndoRequest(@NotNull @Size(min = 1, max = 100) List<@NotNull @Size(max = 100) String> ids) {}

    /** State of a comment after an undo. */
    record Undone(String id, CommentState state) {}

    /** Outcomes in the order of the request. */
    record Outcomes(List<Outcome> items) {}

    /**
     * What came of a decision, or of an undo.
     *
     * @param id of the comment; of an undo, the decision's
     * @param state after the decision; of a comment that was decided about already, its present one
     * @param decision id of the recorded decision
     * @param problem type of the problem; null where the decision holds
     * @param byName moderator who had decided already
     * @param at when that was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(
            String id,
            @Nullable CommentState state,
            @Nullable String decision,
            @Nullable String problem,
            @Nullable String byName,
            @Nullable Instant at) {

        static Outcome of(Comment comment) {
            var last = comment.moderation().review().decision();
            return new Outcome(comment.id(), comment.state(), last == null ? null : last.id(), null, null, null);
        }

        static Outcome undone(String id, Comment comment) {
            return new Outcome(id, comment.state(), null, null, null, null);
        }

        static Outcome refused(String id, ProblemException refusal) {
            var problem = refusal.problem();
            var members = Objects.requireNonNullElse(problem.getProperties(), Map.<String, Object>of());
            return new Outcome(
                    id,
                    (CommentState) members.get("state"),
                    null,
                    String.valueOf(problem.getType()),
                    (String) members.get("byName"),
                    (Instant) members.get("at"));
        }
    }
}
