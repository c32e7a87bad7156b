package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.audit.ChangedFields;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
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

    /** Reasons in the order in which they are offered. */
    record Reasons(@NotNull @Size(max = 50) List<@NotNull @Valid CannedReason> items) {}

    @GetMapping
    @Operation(summary = "Read the reasons that moderators give")
    ResponseEntity<Reasons> read(@PathVariable String site) {
        var current = reasons.current(site);
        return answer(new Reasons(current.items()), current.version());
    }

    /** Any version is changed where the request has no {@code If-Match}. */
    @PutMapping
    @Operation(summary = "Change the reasons that moderators give")
    ResponseEntity<Reasons> change(
            @PathVariable String site,
            @Valid @RequestBody Reasons changed,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader reader) {
        requireUsable(changed);
        var before = reasons.current(site);
        VersionTag.require(ifMatch, before.version());
        audit.append(site, reader, "SETTINGS", TARGET, ChangedFields.between(new Reasons(before.items()), changed));
        if (!reasons.replace(site, changed.items(), before.version())) {
            throw SettingsController.notSaved(audit, site, reader, TARGET);
        }
        return answer(changed, before.version() + 1);
    }

    private static void requireUsable(Reasons changed) {
        if (changed.items().stream().map(CannedReason::code).distinct().count()
                < changed.items().size()) {
            throw CommonProblem.invalid("/items", "each code once");
        }
        if (changed.items().stream().anyMatch(reason -> !reason.hasTexts())) {
            throw CommonProblem.invalid("/items", "labels and statements with something to read");
        }
    }

    private static ResponseEntity<Reasons> answer(Reasons reasons, int version) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(version))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(reasons);
    }
}
