package org.usersay.comments.moderation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.audit.ChangedFields;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;

/** Reasons that moderators of a site give, with what the authors of the comments read. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/reasons")
class ReasonController {

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
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Reasons(reasons.of(site)));
    }

    @PutMapping
    @Operation(summary = "Change the reasons that moderators give")
    Reasons change(@PathVariable String site, @Valid @RequestBody Reasons changed, Reader reader) {
        if (changed.items().stream().map(CannedReason::code).distinct().count()
                < changed.items().size()) {
            throw CommonProblem.invalid("/items", "each code once");
        }
        if (changed.items().stream().anyMatch(reason -> !reason.hasTexts())) {
            throw CommonProblem.invalid("/items", "labels and statements with something to read");
        }
        var changes = ChangedFields.between(new Reasons(reasons.of(site)), changed);
        audit.append(site, reader, "SETTINGS", "reasons", changes);
        reasons.save(site, changed.items());
        return changed;
    }
}
