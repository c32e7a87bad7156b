package org.usersay.subscription.invitation;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.secret.RandomToken;

/** Endpoints {@code /admin/sites/{site}/invitations} and {@code /invitations/acceptance}. */
@RestController
@RequestMapping("/api/v1")
class InvitationController {

    private final Invitations invitations;

    InvitationController(Invitations invitations) {
        this.invitations = invitations;
    }

    @AdministratorOnly
    @GetMapping("/admin/sites/{site}/invitations")
    @Operation(summary = "List the open invitations to a site")
    ResponseEntity<OpenInvitations> list(@PathVariable String site) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new OpenInvitations(
                        invitations.open(site).stream().map(OpenInvitation::of).toList()));
    }

    @AdministratorOnly
    @PostMapping("/admin/sites/{site}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Invite an address to a role on a site")
    OpenInvitation invite(
            @PathVariable String site, @Valid @RequestBody InvitationRequest request, Reader administrator) {
        return OpenInvitation.of(
                invitations.invite(administrator, site, request.email(), request.role(), request.locale()));
    }

    @AdministratorOnly
    @DeleteMapping("/admin/sites/{site}/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke an invitation")
    void revoke(@PathVariable String site, @PathVariable String id, Reader administrator) {
        invitations.revoke(administrator, site, id);
    }

    /** The role is in the tokens from the next refresh on. */
    @ReaderOnly
    @PostMapping("/invitations/acceptance")
    @Operation(summary = "Accept an invitation to a role")
    Accepted accept(@Valid @RequestBody MailedInvitation mailed, Reader reader) {
        var account =
                invitations.accept(reader, RandomToken.parse(mailed.token()).orElseThrow(Invitations::invalid));
        return new Accepted(account.site(), account.roles().stream().sorted().toList());
    }

    record InvitationRequest(
            @NotNull EmailAddress email,
            @NotNull Role role,
            @Nullable Language locale) {}

    record OpenInvitations(List<OpenInvitation> items) {}

    record OpenInvitation(String id, EmailAddress email, Role role, Instant createdAt, Instant expiresAt) {

        static OpenInvitation of(Invitation invitation) {
            return new OpenInvitation(
                    invitation.id(),
                    invitation.email(),
                    invitation.role(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    /** The token of a mailed link. */
    record MailedInvitation(@NotNull String token) {

        /** Keeps it out of logs. */
        @Override
        public String toString() {
            return "MailedInvitation[hidden]";
        }
    }

    record Accepted(String site, List<Role> roles) {}
}
