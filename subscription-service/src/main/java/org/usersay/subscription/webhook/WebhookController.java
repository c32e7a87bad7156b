package org.usersay.subscription.webhook;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.starter.problem.CommonProblem;

/** Administration of web-hooks. No payload is shown, and no secret but a new one, once. */
@RestController
@AdministratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/webhooks")
class WebhookController {

    private final Endpoints endpoints;
    private final DeliveryQueries deliveries;
    private final DeliveryStore store;

    WebhookController(Endpoints endpoints, DeliveryQueries deliveries, DeliveryStore store) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.store = store;
    }

    @GetMapping
    @Operation(summary = "List the endpoints of a site's web-hooks")
    ResponseEntity<EndpointList> endpoints(@PathVariable String site) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new EndpointList(endpoints.of(site)));
    }

    @GetMapping("/deliveries")
    @Operation(summary = "List deliveries of web-hooks by state")
    ResponseEntity<Page<DeliveryQueries.Entry>> deliveries(
            @PathVariable String site,
            @RequestParam(defaultValue = "DEAD") DeliveryState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var cursors = new CursorCodec("webhooks:" + site + ":" + state);
        var after = cursor == null ? null : cursors.decode(cursor, 2, TimePosition::of);
        return Page.of(cursors, deliveries.page(site, state, after, limit + 1), limit, DeliveryQueries.Entry::position)
                .answer(request);
    }

    /** Makes a dead delivery due, from the first attempt. */
    @PostMapping("/deliveries/{id}/replay")
    @Operation(summary = "Make a dead delivery of a web-hook due again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String site, @PathVariable String id) {
        if (!store.replay(site, id)) {
            throw CommonProblem.NOT_FOUND.refusal("Use the id of a dead delivery of this site.");
        }
    }

    @PostMapping("/{endpoint}/replay")
    @Operation(summary = "Make all dead deliveries to an endpoint due again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Endpoints.Replayed replayAll(@PathVariable String site, @PathVariable String endpoint) {
        return endpoints.replay(site, endpoint);
    }

    @PostMapping("/{endpoint}/ping")
    @Operation(summary = "Send a test event to an endpoint")
    Endpoints.Ping ping(@PathVariable String site, @PathVariable String endpoint) throws InterruptedException {
        return endpoints.ping(site, endpoint);
    }

    /** Any version is replaced where the request has no {@code If-Match}. */
    @PostMapping("/{endpoint}/secret")
    @Operation(summary = "Replace the secret of an endpoint")
    ResponseEntity<Endpoints.NewSecret> rotate(
            @PathVariable String site,
            @PathVariable String endpoint,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader administrator) {
        var secret = endpoints.rotate(site, endpoint, version -> matches(ifMatch, version), administrator);
        return ResponseEntity.ok()
                .eTag(tag(secret.version()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(secret);
    }

    private static boolean matches(@Nullable String ifMatch, int version) {
        var current = ETag.create(tag(version));
        return ifMatch == null
                || ETag.parse(ifMatch).stream().anyMatch(tag -> tag.isWildcard() || tag.compare(current, true));
    }

    private static String tag(int version) {
        return "\"" + version + '"';
    }

    record EndpointList(List<Endpoints.View> items) {}
}
