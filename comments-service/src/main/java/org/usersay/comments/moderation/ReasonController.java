package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.cannedreason.ReasonStore;
import org.usersay.comments.cannedreason.SiteReasons;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.audit.ChangedFields;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.web.VersionTag;

/** Reasons that moderators of a site give, with what the authors of the comments read. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/reasons")
class ReasonController {

    private static final String TARGET = "reasons";

    private final ReasonStore reasons;
    private final AuditTrail audit;

    ReasonController(ReasonStore reasons, AuditTrail audit) {
        this.reasons = reasons;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "Read the reasons that moderators give")
    ResponseEntity<SiteReasons> read(@PathVariable String site) {
        var current = reasons.current(site);
        return answer(current.reasons(), current.version());
    }

    /** Any version is changed where the request has no {@code If-Match}. */
    @PutMapping
    @Operation(summary = "Change the reasons that moderators give")
    ResponseEntity<SiteReasons> change(
            @PathVariable String site,
            @Valid @RequestBody SiteReasons request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader reader) {
        var before = reasons.current(site);
        var changed = request.replacing(before.reasons());
        VersionTag.require(ifMatch, before.version());
        audit.append(site, reader, "SETTINGS", TARGET, ChangedFields.between(before.reasons(), changed));
        if (!reasons.replace(site, changed, before.version())) {
            throw SettingsController.notSaved(audit, site, reader, TARGET);
        }
        return answer(changed, before.version() + 1);
    }

    private static ResponseEntity<SiteReasons> answer(SiteReasons reasons, int version) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(version))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(reasons);
    }
}
