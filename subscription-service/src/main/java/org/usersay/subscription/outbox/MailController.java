package org.usersay.subscription.outbox;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.starter.problem.CommonProblem;

/** Administration of the outbox. Contents are never shown: they carry sign-in links. */
@RestController
@AdministratorOnly
@RequestMapping("/api/v1/admin/mail")
class MailController {

    private final MailQueries mails;
    private final Outbox outbox;

    MailController(MailQueries mails, Outbox outbox) {
        this.mails = mails;
        this.outbox = outbox;
    }

    @GetMapping
    @Operation(summary = "List mails by state")
    ResponseEntity<Page<MailQueries.Entry>> list(
            @RequestParam(defaultValue = "DEAD") MailState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var cursors = new CursorCodec("mail:" + state);
        var after = cursor == null ? null : cursors.decode(cursor, 2, TimePosition::of);
        return Page.of(cursors, mails.page(state, after, limit + 1), limit, MailQueries.Entry::position)
                .answer(request);
    }

    /** Sends a dead mail again, from the first attempt. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send a dead mail again")
    void retry(@PathVariable String id) {
        if (!outbox.retry(id)) {
            throw CommonProblem.NOT_FOUND.refusal("No dead mail has this id.");
        }
    }
}
