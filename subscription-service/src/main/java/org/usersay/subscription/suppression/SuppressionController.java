package org.usersay.subscription.suppression;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.SingleLineText;

/** Administration of suppressed addresses, of a site and of the installation. */
@RestController
class SuppressionController {

    private final Suppressions suppressions;
    private final AuditTrail audit;

    SuppressionController(Suppressions suppressions, AuditTrail audit) {
        this.suppressions = suppressions;
        this.audit = audit;
    }

    @StaffOnly
    @GetMapping("/api/v1/admin/sites/{site}/suppressions")
    @Operation(summary = "List the suppressed addresses of a site")
    ResponseEntity<Page<Suppression>> list(
            @PathVariable String site,
            @RequestParam(required = false) @Size(min = 1, max = 254) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        return page(site, q, cursor, limit, request);
    }

    @AdministratorOnly
    @GetMapping("/api/v1/admin/suppressions")
    @Operation(summary = "List the addresses that are suppressed on every site")
    ResponseEntity<Page<Suppression>> list(
            @RequestParam(required = false) @Size(min = 1, max = 254) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        return page(SuppressionStore.EVERY_SITE, q, cursor, limit, request);
    }

    private ResponseEntity<Page<Suppression>> page(
            String site, @Nullable String q, @Nullable String cursor, int limit, HttpServletRequest request) {
        var cursors = new CursorCodec("suppressions:" + site + ":" + q);
        var after = cursor == null ? null : cursors.decode(cursor, 2, TimePosition::of);
        return Page.of(cursors, suppressions.page(site, q, after, limit + 1), limit, each -> position(site, each))
                .answer(request);
    }

    private static List<String> position(String site, Suppression suppression) {
        return new TimePosition(suppression.since(), site + "/" + suppression.id()).values();
    }

    @StaffOnly
    @PostMapping("/api/v1/admin/sites/{site}/suppressions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Suppress an address")
    void add(@PathVariable String site, @Valid @RequestBody Entry entry, Reader staff) {
        audit.append(site, staff, "SUPPRESS", "suppressions", "");
        suppressions.add(
                site, entry.email(), entry.note() == null ? "" : entry.note().value(), staff.id());
    }

    @StaffOnly
    @DeleteMapping("/api/v1/admin/sites/{site}/suppressions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a suppressed address get mail again")
    void lift(@PathVariable String site, @PathVariable String id, Reader staff) {
        audit.append(site, staff, "SUPPRESSION_LIFTED", "suppressions", id);
        require(suppressions.lift(site, id));
    }

    @AdministratorOnly
    @DeleteMapping("/api/v1/admin/suppressions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let an address that is suppressed on every site get mail again")
    void lift(@PathVariable String id, Reader administrator) {
        audit.append(AuditTrail.EVERY_SITE, administrator, "SUPPRESSION_LIFTED", "suppressions", id);
        require(suppressions.lift(SuppressionStore.EVERY_SITE, id));
    }

    private static void require(boolean found) {
        if (!found) {
            throw CommonProblem.NOT_FOUND.refusal("No suppressed address has this id.");
        }
    }

    @Schema(name = "NewSuppression")
    record Entry(@NotNull EmailAddress email, @Nullable SingleLineText note) {}
}
