package org.usersay.subscription.account;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.UnreadWarnings.Warning;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/** Endpoint {@code /me}: the caller's profile. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me")
class ProfileController {

    private final Accounts accounts;
    private final UnreadWarnings warnings;
    private final Sites sites;

    ProfileController(Accounts accounts, UnreadWarnings warnings, Sites sites) {
        this.accounts = accounts;
        this.warnings = warnings;
        this.sites = sites;
    }

    @GetMapping
    @Operation(summary = "Read my profile")
    ResponseEntity<Profile> show(Reader reader) {
        return answer(accounts.require(reader.id()));
    }

    /** A new name appears in access tokens from the next refresh. */
    @PatchMapping
    @Operation(summary = "Change my name or language")
    ResponseEntity<Profile> change(Reader reader, @Valid @RequestBody Change change) {
        return answer(accounts.changeProfile(reader.id(), change.displayName(), change.locale()));
    }

    private ResponseEntity<Profile> answer(Account account) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(Profile.of(account, desks(account), warnings.of(account.id())));
    }

    /** Sites on which the account has a role of the staff. */
    private List<Desk> desks(Account account) {
        if (account.roles().equals(Set.of(Role.READER))) {
            return List.of();
        }
        return sites.sites().stream()
                .filter(site -> account.site().equals(Account.EVERY_SITE)
                        || account.site().equals(site.id()))
                .map(site -> new Desk(site.id(), site.name()))
                .toList();
    }

    record Desk(String id, String name) {}

    record Change(
            @Nullable DisplayName displayName, @Nullable Language locale) {}

    /**
     * Profile of the caller.
     *
     * @param warnings of moderators that the caller has not acknowledged
     */
    record Profile(
            String id,
            EmailAddress email,
            DisplayName name,
            List<Role> roles,
            String site,
            List<Desk> desks,
            Language locale,
            Instant createdAt,
            boolean hasPassword,
            List<Warning> warnings) {

        static Profile of(Account account, List<Desk> desks, List<Warning> warnings) {
            return new Profile(
                    account.id(),
                    account.email(),
                    account.name(),
                    account.roles().stream().sorted().toList(),
                    account.site(),
                    desks,
                    account.language(),
                    account.createdAt(),
                    account.passwordHash() != null,
                    warnings);
        }
    }
}
