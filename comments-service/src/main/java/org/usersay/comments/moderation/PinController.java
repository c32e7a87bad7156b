package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.posting.PinnedComments;
import org.usersay.comments.store.Comments;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;

/** Pins of published top-level comments, which are shown before all others. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/comments/{id}/pin")
class PinController {

    private final Comments comments;
    private final PinnedComments pinnedComments;
    private final AuditTrail audit;

    PinController(Comments comments, PinnedComments pinnedComments, AuditTrail audit) {
        this.comments = comments;
        this.pinnedComments = pinnedComments;
        this.audit = audit;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Pin a comment to the top of its thread")
    void pin(@PathVariable String id, Reader reader) {
        var comment = requireModerated(id, reader);
        if (!comment.pinnable()) {
            throw CommonProblem.CONFLICT.refusal("Pin a published top-level comment.");
        }
        audit.append(comment.thread().site(), reader, "PIN", id, "");
        pinnedComments.pin(comment);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a pin off")
    void unpin(@PathVariable String id, Reader reader) {
        var comment = requireModerated(id, reader);
        audit.append(comment.thread().site(), reader, "UNPIN", id, "");
        pinnedComments.unpin(comment);
    }

    private Comment requireModerated(String id, Reader reader) {
        var comment = comments.require(id);
        reader.requireModeratorOf(comment.thread().site());
        return comment;
    }
}
