package org.usersay.ratings.anomaly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.Cursors;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Who set votes aside and who brought them back, latest first. */
@RestController
class AuditController {

    private static final int PAGE = 100;

    private final AuditTrail audit;
    private final Sites sites;

    AuditController(AuditTrail audit, Sites sites) {
        this.audit = audit;
        this.sites = sites;
    }

    /** One page of the trail. */
    record Lines(List<AuditEntry> items, @Nullable String next) {}

    @GetMapping("/api/v1/admin/sites/{site}/ratings/audit")
    ResponseEntity<Lines> read(
            @PathVariable String site, @RequestParam(required = false) @Nullable String cursor, Reader reader) {
        var id = sites.require(site).id();
        reader.requireModeratorOf(id);
        var cursors = new Cursors("ratings audit " + id);
        var before =
                cursor == null ? null : Long.valueOf(cursors.decode(cursor, 1).getFirst());
        var found = audit.latest(id, before, PAGE + 1);
        var items = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE
                ? cursors.encode(List.of(Long.toString(items.getLast().number())))
                : null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Lines(items, next));
    }
}
