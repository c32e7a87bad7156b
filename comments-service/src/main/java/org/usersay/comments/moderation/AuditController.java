package org.usersay.comments.moderation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.audit.AuditCheck;
import org.usersay.starter.audit.AuditPage;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Reading a site's audit trail, latest first, and whether its chain holds. */
@RestController
@RequestMapping("/api/v1/admin/sites/{site}/audit")
class AuditController {

    private final AuditTrail audit;
    private final Sites sites;

    AuditController(AuditTrail audit, Sites sites) {
        this.audit = audit;
        this.sites = sites;
    }

    @GetMapping
    ResponseEntity<AuditPage> read(
            @PathVariable String site, @RequestParam(required = false) @Nullable String cursor, Reader reader) {
        return kept(audit.page(moderated(site, reader), cursor));
    }

    @GetMapping("/check")
    ResponseEntity<AuditCheck> check(@PathVariable String site, Reader reader) {
        return kept(audit.check(moderated(site, reader)));
    }

    private String moderated(String site, Reader reader) {
        var id = sites.require(site).id();
        reader.requireModeratorOf(id);
        return id;
    }

    private static <T> ResponseEntity<T> kept(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(body);
    }
}
