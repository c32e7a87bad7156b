package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.newsletter.SubscriberQueries.Selection;
import tools.jackson.databind.json.JsonMapper;

/** Administration of newsletters: lists with their numbers, subscribers with their proof of consent, imports. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/newsletters")
class SubscriberController {

    private static final String AUDITED = "newsletter-subscribers";
    private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    private final Subscribers subscribers;
    private final AuditTrail audit;
    private final JsonMapper json;

    SubscriberController(Subscribers subscribers, AuditTrail audit, JsonMapper json) {
        this.subscribers = subscribers;
        this.audit = audit;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "List the newsletters of a site with the numbers of their subscribers")
    ResponseEntity<Page<Subscribers.Overview>> lists(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var lists = subscribers.lists(site);
        return Page.of("newsletters of staff " + site, lists, cursor, limit, Subscribers.Overview::id)
                .answer(request);
    }

    @GetMapping("/{list}/subscribers")
    @Operation(summary = "List the subscribers of a newsletter with their proof of consent")
    ResponseEntity<Page<Subscriber>> list(
            @PathVariable String site,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable SubscriptionState state,
            @RequestParam(required = false) @Size(min = 1, max = 254) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var selection = new Selection(site, list, state, q);
        var cursors = new CursorCodec("subscribers:" + selection);
        var after = cursor == null ? null : cursors.decode(cursor, 1, List::getFirst);
        return Page.of(cursors, subscribers.page(selection, after, limit + 1), limit, SubscriberController::position)
                .answer(request);
    }

    private static List<String> position(Subscriber subscriber) {
        return List.of(subscriber.key());
    }

    @GetMapping("/{list}/subscribers.csv")
    @Operation(summary = "Export the subscribers of a newsletter")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    ResponseEntity<StreamingResponseBody> export(
            @PathVariable String site,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable SubscriptionState state,
            @RequestParam(required = false) @Size(min = 1, max = 254) @Nullable String q,
            Reader staff) {
        var selected = subscribers.all(new Selection(site, list, state, q));
        audit.append(site, staff, "EXPORT", AUDITED, list);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscribers-" + list + ".csv\"")
                .body(output -> SubscriberCsv.write(selected, output));
    }

    @PostMapping(path = "/{list}/subscribers", consumes = "text/csv")
    @Operation(summary = "Add addresses whose consent was given elsewhere")
    ImportReport addCsv(@PathVariable String site, @PathVariable String list, @RequestBody byte[] file, Reader staff) {
        return add(site, list, ImportFile.csv(file), staff);
    }

    @PostMapping(path = "/{list}/subscribers", consumes = NDJSON)
    @Operation(summary = "Add addresses whose consent was given elsewhere")
    ImportReport addLines(
            @PathVariable String site, @PathVariable String list, @RequestBody byte[] file, Reader staff) {
        return add(site, list, ImportFile.ndjson(file, json), staff);
    }

    private ImportReport add(String site, String list, List<ImportFile.Line> lines, Reader staff) {
        subscribers.require(site, list);
        audit.append(site, staff, "IMPORT", AUDITED, list);
        return subscribers.add(site, list, lines, staff.id());
    }
}
