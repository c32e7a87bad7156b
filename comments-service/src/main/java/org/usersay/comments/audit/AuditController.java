package org.usersay.comments.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditCheck;
import org.usersay.starter.audit.AuditPage;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.time.DayOrMoment;

/** Audit trail of a site over all services, searched, latest entry first, and the check of its hash chain. */
@RestController
@RequestMapping("/api/v1/admin")
class AuditController {

    private static final String DEFAULT_LIMIT = "100";

    private final AuditTrail audit;

    AuditController(AuditTrail audit) {
        this.audit = audit;
    }

    @GetMapping("/sites/{site}/audit")
    @ModeratorOnly
    @Operation(summary = "Read the audit trail of a site")
    ResponseEntity<AuditPage> read(
            @PathVariable String site,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String action,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String actor,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String target,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(AuditTrail.MAX_PAGE) int limit) {
        return uncached(audit.page(site, search(action, actor, target, from, to), cursor, limit));
    }

    @GetMapping("/sites/{site}/audit/check")
    @ModeratorOnly
    @Operation(summary = "Verify the audit trail of a site")
    ResponseEntity<AuditCheck> check(@PathVariable String site) {
        return uncached(audit.check(site));
    }

    /** The trail of decisions about readers who have a role on every site. */
    @GetMapping("/audit")
    @AdministratorOnly
    @Operation(summary = "Read the audit trail of decisions that concern every site")
    ResponseEntity<AuditPage> readEverySite(
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String action,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String actor,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String target,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(AuditTrail.MAX_PAGE) int limit) {
        return uncached(audit.page(AuditTrail.EVERY_SITE, search(action, actor, target, from, to), cursor, limit));
    }

    @GetMapping("/audit/check")
    @AdministratorOnly
    @Operation(summary = "Verify the audit trail of decisions that concern every site")
    ResponseEntity<AuditCheck> checkEverySite() {
        return uncached(audit.check(AuditTrail.EVERY_SITE));
    }

    /** 400 for a time that is none, or none between the two. */
    static AuditSearch search(
            @Nullable String action,
            @Nullable String actor,
            @Nullable String target,
            @Nullable String from,
            @Nullable String to) {
        return new AuditSearch(action, actor, target, DayOrMoment.begin("from", from), DayOrMoment.end("to", to));
    }

    private static <T> ResponseEntity<T> uncached(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(body);
    }
}
