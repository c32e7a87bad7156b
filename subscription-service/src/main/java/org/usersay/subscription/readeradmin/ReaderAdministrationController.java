package org.usersay.subscription.readeradmin;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.SingleLineText;

/** Endpoints {@code /admin/readers/{id}}: standing, suspension and roles. */
@RestController
@RequestMapping("/api/v1/admin/readers/{id}")
class ReaderAdministrationController {

    private final ReaderAdministration readerAdministration;
    private final Sites sites;

    ReaderAdministrationController(ReaderAdministration readerAdministration, Sites sites) {
        this.readerAdministration = readerAdministration;
        this.sites = sites;
    }

    /** For moderators of the reader's site; 403 for others. */
    @ModeratorOnly
    @GetMapping
    @Operation(summary = "Read the roles and the suspension of a reader")
    ResponseEntity<Standing> read(@PathVariable String id, Reader moderator) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(Standing.of(readerAdministration.read(moderator, id)));
    }

    @ModeratorOnly
    @PutMapping("/suspension")
    @Operation(summary = "Suspend a reader")
    Standing suspend(@PathVariable String id, @Valid @RequestBody Suspension suspension, Reader decider) {
        return Standing.of(readerAdministration.suspend(
                decider,
                id,
                suspension.until().moment(),
                suspension.reason().value(),
                Boolean.TRUE.equals(suspension.removeComments())));
    }

    @ModeratorOnly
    @DeleteMapping("/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a suspension")
    void readmit(@PathVariable String id, Reader decider) {
        readerAdministration.readmit(decider, id);
    }

    @AdministratorOnly
    @PutMapping("/roles")
    @Operation(summary = "Give a reader roles")
    Standing giveRoles(@PathVariable String id, @Valid @RequestBody Roles roles, Reader decider) {
        var site = roles.site();
        if (!site.equals(Account.EVERY_SITE) && sites.find(site).isEmpty()) {
            throw CommonProblem.invalid("/site", "Use a configured site, or * for all sites.");
        }
        return Standing.of(readerAdministration.giveRoles(decider, id, Set.copyOf(roles.roles()), site));
    }

    /** Request to suspend a reader. A malformed end is an error, never an unlimited suspension. */
    record Suspension(
            @NotNull SuspensionEnd until,
            @NotNull SingleLineText reason,
            @Nullable Boolean removeComments) {}

    record Roles(
            @NotEmpty Set<@NotNull Role> roles, @NotNull String site) {}

    record Standing(
            String id,
            String name,
            List<Role> roles,
            String site,
            @Nullable Instant suspendedUntil) {

        static Standing of(Account account) {
            return new Standing(
                    account.id(),
                    account.name().value(),
                    account.roles().stream().sorted().toList(),
                    account.site(),
                    account.suspendedUntil());
        }
    }
}
