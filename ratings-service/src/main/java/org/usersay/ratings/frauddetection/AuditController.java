package org.usersay.ratings.frauddetection;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.audit.AuditCheck;
import org.usersay.starter.audit.AuditPage;
import org.usersay.starter.audit.AuditReader;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Who set votes aside and who brought them back, latest first, and whether the chain of these lines holds. */
@RestController
@RequestMapping("/api/v1/admin/sites/{site}/ratings/audit")
class AuditController {

    private final AuditReader desk;

    AuditController(AuditTrail audit, Sites sites) {
        this.desk = new AuditReader(audit, AuditReader.moderators(sites));
    }

    @GetMapping
    ResponseEntity<AuditPage> read(
            @PathVariable String site, @RequestParam(required = false) @Nullable String cursor, Reader reader) {
        return desk.read(site, cursor, reader);
    }

    @GetMapping("/check")
    ResponseEntity<AuditCheck> check(@PathVariable String site, Reader reader) {
        return desk.check(site, reader);
    }
}
