package org.usersay.subscription.catalog;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.web.VersionTag;

/** The staff's work on the catalogue of a site, and its history. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/catalog")
class CatalogController {

    private static final String ACTION = "SETTINGS";
    private static final String TARGET = "catalog";
    /** Changes that a line of the audit trail names; the version has them all. */
    private static final int NAMED = 20;

    private final Catalog catalog;
    private final AuditTrail audit;
    private final Clock clock;

    CatalogController(Catalog catalog, AuditTrail audit, Clock clock) {
        this.catalog = catalog;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Read the catalogue of a site as staff")
    ResponseEntity<SiteCatalog> read(@PathVariable String site) {
        return answer(catalog.current(site));
    }

    /** Any version is changed where the request has no {@code If-Match}. */
    @PutMapping
    @Operation(summary = "Change the catalogue of a site")
    ResponseEntity<SiteCatalog> change(
            @PathVariable String site,
            @Valid @RequestBody SiteCatalog changed,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader staff) {
        var before = catalog.current(site);
        VersionTag.require(ifMatch, before.version());
        var next = catalog.next(before, changed, staff.name(), clock.instant());
        if (next.changes().isEmpty()) {
            return answer(before);
        }
        audit.append(site, staff, ACTION, TARGET, detail(next));
        if (!catalog.write(site, next)) {
            audit.append(site, staff, ACTION, TARGET, "not saved: changed in the meantime");
            throw CommonProblem.PRECONDITION_FAILED.refusal("Somebody else changed it at this moment. Read it again.");
        }
        return answer(next);
    }

    @GetMapping("/versions")
    @Operation(summary = "List the versions of the catalogue of a site")
    ResponseEntity<Page<VersionView>> versions(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var cursors = new CursorCodec("catalog versions " + site);
        var before = cursor == null ? null : cursors.decode(cursor, 1, values -> Integer.valueOf(values.getFirst()));
        return Page.of(
                        cursors,
                        catalog.versions(site, before, limit + 1),
                        limit,
                        version -> List.of(Integer.toString(version.version())))
                .map(VersionView::of)
                .answer(request);
    }

    @GetMapping("/versions/{version}")
    @Operation(summary = "Read a version of the catalogue of a site")
    ResponseEntity<SiteCatalog> version(
            @PathVariable String site, @PathVariable @Min(0) @Max(999_999_999) int version) {
        return answer(catalog.version(site, version));
    }

    private static ResponseEntity<SiteCatalog> answer(CatalogVersion version) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(version.version()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(version.catalog());
    }

    private static String detail(CatalogVersion version) {
        var changes = version.changes();
        var named = changes.stream().limit(NAMED).map(CatalogChange::line).collect(Collectors.joining("; "));
        var rest = changes.size() - NAMED;
        return "version " + version.version() + ": " + named + (rest > 0 ? "; and " + rest + " more" : "");
    }

    /** A version of a catalogue: who wrote it, when, and what was changed. */
    record VersionView(
            int version, @Nullable Instant at, @Nullable String by, List<CatalogChange> changes) {

        static VersionView of(CatalogVersion version) {
            return new VersionView(version.version(), version.at(), version.by(), version.changes());
        }
    }
}
