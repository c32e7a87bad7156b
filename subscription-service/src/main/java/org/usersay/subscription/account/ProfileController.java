package org.usersay.subscription.account;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
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
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/** Endpoint {@code /me}: the caller's profile. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me")
class ProfileController {

    private final Accounts accounts;

    ProfileController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    ResponseEntity<Profile> show(Reader reader) {
        return answer(accounts.require(reader.id()));
    }

    /** A new name appears in access tokens from the next refresh. */
    @PatchMapping
    ResponseEntity<Profile> change(Reader reader, @Valid @RequestBody Change change) {
        return answer(accounts.changeProfile(reader.id(), change.displayName(), change.locale()));
    }

    private static ResponseEntity<Profile> answer(Account account) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(Profile.of(account));
    }

    record Change(
            @Nullable DisplayName displayName, @Nullable Language locale) {}

    record Profile(
            String id,
            EmailAddress email,
            DisplayName name,
            List<Role> roles,
            String site,
            Language locale,
            Instant createdAt,
            boolean hasPassword) {

        static Profile of(Account account) {
            return new Profile(
                    account.id(),
                    account.email(),
                    account.name(),
                    account.roles().stream().sorted().toList(),
                    account.site(),
                    account.language(),
                    account.createdAt(),
                    account.passwordHash() != null);
        }
    }
}
