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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Suspension;
import org.usersay.subscription.contact.SingleLineText;

/** Endpoints {@code /admin/readers/{id}}: standing, suspension and roles. */
@RestController
@RequestMapping("/api/v1/admin/readers/{id}")
class ReaderAdministrationController {

    private final ReaderAdministration readerAdministration;
    private final StaffDirectory staff;
    private final Sites sites;

    ReaderAdministrationController(ReaderAdministration readerAdministration, StaffDirectory staff, Sites sites) {
        this.readerAdministration = readerAdministration;
        this.staff = staff;
        this.sites = sites;
    }

    /** For moderators of the reader's site; 403 for others. */
    @ModeratorOnly
    @GetMapping
    @Operation(summary = "Read the roles and the suspensions of a reader")
    ResponseEntity<Standing> read(@PathVariable String id, Reader moderator) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(standing(readerAdministration.read(moderator, id)));
    }

    @ModeratorOnly
    @PutMapping("/suspension")
    @Operation(summary = "Suspend a reader")
    Standing suspend(@PathVariable String id, @Valid @RequestBody SuspensionRequest suspension, Reader decider) {
        return standing(readerAdministration.suspend(
                decider,
                id,
                suspension.until().moment(),
                suspension.reason().value(),
                Boolean.TRUE.equals(suspension.removeComments())));
    }

    @ModeratorOnly
    @PutMapping("/ban")
    @Operation(summary = "Suspend a reader without end")
    Standing ban(@PathVariable String id, @Valid @RequestBody BanRequest ban, Reader decider) {
        return standing(readerAdministration.suspend(
                decider, id, Suspension.FOREVER, ban.reason().value(), Boolean.TRUE.equals(ban.removeComments())));
    }

    @ModeratorOnly
    @DeleteMapping({"/suspension", "/ban"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a suspension or a ban")
    void readmit(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean restoreComments, Reader decider) {
        readerAdministration.readmit(decider, id, restoreComments);
    }

    @AdministratorOnly
    @PutMapping("/roles")
    @Operation(summary = "Give a reader roles")
    Standing giveRoles(@PathVariable String id, @Valid @RequestBody Roles roles, Reader decider) {
        var site = roles.site();
        if (!site.equals(Account.EVERY_SITE) && sites.find(site).isEmpty()) {
            throw CommonProblem.invalid("/site", "Use a configured site, or * for all sites.");
        }
        return standing(readerAdministration.giveRoles(decider, id, Set.copyOf(roles.roles()), site));
    }

    private Standing standing(Account account) {
        var suspensions = readerAdministration.suspensions(account).reversed();
        var names = staff.namesOf(suspensions.stream().map(Suspension::by));
        return Standing.of(
                account,
                suspensions.stream()
                        .map(suspension -> PastSuspension.of(suspension, names.get(suspension.by())))
                        .toList());
    }

    /** Request to suspend a reader. A malformed end is an error, never an unlimited suspension. */
    record SuspensionRequest(
            @NotNull SuspensionEnd until,
            @NotNull SingleLineText reason,
            @Nullable Boolean removeComments) {}

    record BanRequest(
            @NotNull SingleLineText reason, @Nullable Boolean removeComments) {}

    record Roles(
            @NotEmpty Set<@NotNull Role> roles, @NotNull String site) {}

    /**
     * Roles and suspensions of a reader.
     *
     * @param suspendedUntil also when it is over; the last second of time of a ban
     * @param suspensions newest first
     */
    record Standing(
            String id,
            String name,
            List<Role> roles,
            String site,
            Instant createdAt,
            @Nullable Instant suspendedUntil,
            boolean banned,
            List<PastSuspension> suspensions) {

        static Standing of(Account account, List<PastSuspension> suspensions) {
            return new Standing(
                    account.id(),
                    account.name().value(),
                    account.roles().stream().sorted().toList(),
                    account.site(),
                    account.createdAt(),
                    account.suspendedUntil(),
                    account.banned(),
                    suspensions);
        }
    }

    /**
     * Suspension as it was decided, whether it lasts or not.
     *
     * @param byName null where the moderator has no account any more
     */
    record PastSuspension(
            Instant at,
            Instant until,
            boolean banned,
            String reason,
            @Nullable String byName,
            boolean removedComments) {

        static PastSuspension of(Suspension suspension, @Nullable String byName) {
            return new PastSuspension(
                    suspension.at(),
                    suspension.until(),
                    suspension.banned(),
                    suspension.reason(),
                    byName,
                    suspension.removedComments());
        }
    }
}
