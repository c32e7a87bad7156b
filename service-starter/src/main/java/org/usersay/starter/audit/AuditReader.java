package org.usersay.starter.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Answers with a trail or its verification, for readers with access; not cacheable. */
public final class AuditReader {

    private final AuditTrail audit;
    private final Access access;

    public AuditReader(AuditTrail audit, Access access) {
        this.audit = audit;
        this.access = access;
    }

    /** Access to trails. */
    @FunctionalInterface
    public interface Access {

        /** Name of the trail; throws 401, 403 or 404. */
        String trail(String site, Reader reader);
    }

    /** Access for the moderators of each site. */
    public static Access moderators(Sites sites) {
        return (site, reader) -> {
            var id = sites.require(site).id();
            reader.requireModeratorOf(id);
            return id;
        };
    }

    /** Lines, latest first. */
    public ResponseEntity<AuditPage> read(String site, @Nullable String cursor, Reader reader) {
        return kept(audit.page(access.trail(site, reader), cursor));
    }

    /** Whether the chain of all lines holds. */
    public ResponseEntity<AuditCheck> check(String site, Reader reader) {
        return kept(audit.check(access.trail(site, reader)));
    }

    private static <T> ResponseEntity<T> kept(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(body);
    }
}
