package org.usersay.ratings.frauddetection;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditCheck;
import org.usersay.starter.audit.AuditPage;
import org.usersay.starter.audit.AuditReader;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Audit trail of set-asides, latest first, and the check of its chain. */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/sites/{site}/ratings/audit")
class AuditController {

    private final AuditReader auditReader;

    AuditController(AuditTrail audit, Sites sites) {
        this.auditReader = new AuditReader(audit, AuditReader.moderators(sites));
    }

    @GetMapping
    ResponseEntity<AuditPage> read(
            @PathVariable String site, @RequestParam(required = false) @Nullable String cursor, Reader reader) {
        return auditReader.read(site, cursor, reader);
    }

    @GetMapping("/check")
    ResponseEntity<AuditCheck> check(@PathVariable String site, Reader reader) {
        return auditReader.check(site, reader);
    }
}
