package org.usersay.subscription.readeradmin;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditCheck;
import org.usersay.starter.audit.AuditPage;
import org.usersay.starter.audit.AuditReader;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;

/**
 * Audit trail of suspensions, readmissions and roles of a site's readers, latest first, with its verification.
 * Decisions about readers of all sites are in the trail {@code *}, for administrators.
 */
@RestController
@ModeratorOnly
@RequestMapping("/api/v1/admin/readers/audit")
class AuditController {

    private final AuditReader desk;

    AuditController(AuditTrail audit, Sites sites) {
        this.desk = new AuditReader(audit, (site, reader) -> trail(sites, site, reader));
    }

    private static String trail(Sites sites, String site, Reader reader) {
        if (site.equals(Account.EVERY_SITE)) {
            if (!reader.administrator()) {
                throw IdentityProblem.FORBIDDEN.refusal("Sign in as an administrator.");
            }
            return site;
        }
        return AuditReader.moderators(sites).trail(site, reader);
    }

    @GetMapping
    ResponseEntity<AuditPage> read(
            @RequestParam String site, @RequestParam(required = false) @Nullable String cursor, Reader reader) {
        return desk.read(site, cursor, reader);
    }

    @GetMapping("/check")
    ResponseEntity<AuditCheck> check(@RequestParam String site, Reader reader) {
        return desk.check(site, reader);
    }
}
