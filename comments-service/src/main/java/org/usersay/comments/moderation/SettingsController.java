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
import org.usersay.comments.screening.ModerationSettings;
import org.usersay.comments.screening.ModerationSettingsCache;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.audit.ChangedFields;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.web.VersionTag;

/** Moderation settings of a site. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/moderation-settings")
class SettingsController {

    private static final String TARGET = "moderation-settings";

    private final ModerationSettingsCache settingsCache;
    private final AuditTrail audit;

    SettingsController(ModerationSettingsCache settingsCache, AuditTrail audit) {
        this.settingsCache = settingsCache;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "Read the moderation settings of a site")
    ResponseEntity<ModerationSettings> read(@PathVariable String site) {
        var current = settingsCache.current(site);
        return answer(current.settings(), current.version());
    }

    /** Any version is changed where the request has no {@code If-Match}. */
    @PutMapping
    @Operation(summary = "Change the moderation settings of a site")
    ResponseEntity<ModerationSettings> change(
            @PathVariable String site,
            @Valid @RequestBody ModerationSettings settings,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader reader) {
        var before = settingsCache.current(site);
        VersionTag.require(ifMatch, before.version());
        audit.append(site, reader, "SETTINGS", TARGET, ChangedFields.between(before.settings(), settings));
        if (!settingsCache.replace(site, settings, before.version())) {
            throw notSaved(audit, site, reader, TARGET);
        }
        return answer(settings, before.version() + 1);
    }

    /** Refusal of a change that another one overtook after it was recorded; the audit trail says so too. */
    static ProblemException notSaved(AuditTrail audit, String site, Reader reader, String target) {
        audit.append(site, reader, "SETTINGS", target, "not saved: changed in the meantime");
        return CommonProblem.PRECONDITION_FAILED.refusal("Somebody else changed it at this moment. Read it again.");
    }

    private static ResponseEntity<ModerationSettings> answer(ModerationSettings settings, int version) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(version))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(settings);
    }
}
