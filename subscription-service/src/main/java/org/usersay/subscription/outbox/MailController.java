package org.usersay.subscription.outbox;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.cursor.CursorCodec;
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
    ResponseEntity<Page> list(
            @RequestParam(defaultValue = "DEAD") MailState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var cursors = new CursorCodec("mail:" + state);
        var after = cursor == null ? null : cursors.decode(cursor, 2, MailQueries.After::of);
        var found = mails.page(state, after, limit + 1);
        var shown = found.stream().limit(limit).toList();
        var next = found.size() > limit ? cursors.encode(shown.getLast().position()) : null;
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore().cachePrivate());
        if (next != null) {
            answer.header(HttpHeaders.LINK, link(request, next));
        }
        return answer.body(new Page(shown, next));
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

    /** The same list, from the next item on. */
    private static String link(HttpServletRequest request, String cursor) {
        var address = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("cursor", cursor)
                .build()
                .toUriString();
        return "<" + address + ">; rel=\"next\"";
    }

    record Page(List<MailQueries.Entry> items, @Nullable String next) {}
}
