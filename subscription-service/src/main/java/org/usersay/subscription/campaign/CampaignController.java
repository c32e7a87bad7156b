package org.usersay.subscription.campaign;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.web.VersionTag;
import org.usersay.subscription.campaign.CampaignText.Preview;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.requester.Requester;

/** Administration of campaigns. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/campaigns")
class CampaignController {

    /** Nothing of a mail runs, leads anywhere or knows the console; the console alone shows it. */
    private static final String PREVIEW_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; "
            + "img-src https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final Campaigns campaigns;
    private final AuditTrail audit;

    CampaignController(Campaigns campaigns, AuditTrail audit) {
        this.campaigns = campaigns;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "List the campaigns of a site")
    ResponseEntity<Page<CampaignView>> list(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
            HttpServletRequest request) {
        var cursors = new CursorCodec("campaigns:" + site);
        var before = cursor == null ? null : cursors.decode(cursor, 1, List::getFirst);
        return Page.of(cursors, campaigns.page(site, before, limit + 1), limit, campaign -> List.of(campaign.id()))
                .map(campaigns::view)
                .answer(request);
    }

    @PostMapping
    @Operation(summary = "Write a campaign")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<CampaignView> create(
            @PathVariable String site, @Valid @RequestBody CampaignDraft draft, Reader staff) {
        var created = campaigns.create(site, draft, staff.id());
        return ResponseEntity.created(URI.create("/api/v1/admin/sites/" + site + "/campaigns/" + created.id()))
                .eTag(VersionTag.of(created.version()))
                .body(created);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a campaign and its results")
    ResponseEntity<CampaignView> get(@PathVariable String site, @PathVariable String id) {
        return answer(campaigns.get(site, id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a draft")
    ResponseEntity<CampaignView> update(
            @PathVariable String site,
            @PathVariable String id,
            @Valid @RequestBody CampaignDraft draft,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(campaigns.update(site, id, draft, ifMatch));
    }

    private static ResponseEntity<CampaignView> answer(CampaignView campaign) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(campaign.version()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(campaign);
    }

    @GetMapping("/{id}/recipients")
    @Operation(summary = "Count the recipients of a campaign")
    Audience recipients(@PathVariable String site, @PathVariable String id) {
        return new Audience(campaigns.recipients(site, id));
    }

    @GetMapping("/{id}/preview.html")
    @Operation(summary = "Read the HTML of a campaign as mail programs show it")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    ResponseEntity<String> previewPage(
            @PathVariable String site, @PathVariable String id, @RequestParam(defaultValue = "LIGHT") Scheme scheme) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("Content-Security-Policy", PREVIEW_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(campaigns.previewPage(site, id, scheme));
    }

    @GetMapping("/{id}/preview")
    @Operation(summary = "Read a campaign as it is mailed")
    Preview preview(@PathVariable String site, @PathVariable String id) {
        return campaigns.preview(site, id);
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mail a campaign to one address")
    void test(@PathVariable String site, @PathVariable String id, @Valid @RequestBody Test test, Requester requester) {
        campaigns.test(site, id, test.email(), requester);
    }

    @PostMapping("/{id}/schedule")
    @Operation(summary = "Begin a campaign at a time of day of the site, or at once")
    CampaignView schedule(
            @PathVariable String site,
            @PathVariable String id,
            @Valid @RequestBody Schedule schedule,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader staff) {
        audit.append(site, staff, "CAMPAIGN_SCHEDULED", "campaigns", id);
        return campaigns.schedule(site, id, schedule.at(), ifMatch);
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Pause a campaign")
    CampaignView pause(@PathVariable String site, @PathVariable String id, Reader staff) {
        audit.append(site, staff, "CAMPAIGN_PAUSED", "campaigns", id);
        return campaigns.pause(site, id);
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on with a paused campaign")
    CampaignView resume(@PathVariable String site, @PathVariable String id, Reader staff) {
        audit.append(site, staff, "CAMPAIGN_RESUMED", "campaigns", id);
        return campaigns.resume(site, id);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "End a campaign for good")
    CampaignView cancel(@PathVariable String site, @PathVariable String id, Reader staff) {
        audit.append(site, staff, "CAMPAIGN_CANCELLED", "campaigns", id);
        return campaigns.cancel(site, id);
    }

    /** Scheme of colours in which a preview is shown: what asks the browser for its own is answered in its place. */
    enum Scheme {
        LIGHT,
        DARK;

        String shown(String html) {
            var scheme = name().toLowerCase(Locale.ROOT);
            return html.replace("content=\"light dark\"", "content=\"" + scheme + "\"")
                    .replace("color-scheme:light dark", "color-scheme:" + scheme)
                    .replace("@media (prefers-color-scheme:dark)", this == DARK ? "@media all" : "@media not all");
        }
    }

    @Schema(name = "CampaignAudience")
    record Audience(long count) {}

    @Schema(name = "CampaignTest")
    record Test(@NotNull EmailAddress email) {}

    /**
     * When to begin.
     *
     * @param at in the site's time zone, such as {@code 2026-03-29T07:00}; null for at once
     */
    @Schema(name = "CampaignSchedule")
    record Schedule(@Nullable LocalDateTime at) {}
}
