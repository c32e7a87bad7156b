package org.usersay.subscription.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/**
 * A reader whose address is verified.
 *
 * @param passwordHash absent for readers who sign in by link only
 * @param credentialsChangedAt sign-in links and reset tokens issued before are void
 * @param suspendedUntil end of the suspension; sign-in is refused before it
 */
public record Account(
        String id,
        EmailAddress email,
        DisplayName name,
        String site,
        Set<Role> roles,
        Language language,
        @Nullable String passwordHash,
        Instant createdAt,
        Instant credentialsChangedAt,
        List<Consent> consents,
        @Nullable Instant suspendedUntil) {

    /** Administrators belong to every site. */
    public static final String EVERY_SITE = "*";

    public Account {
        roles = Set.copyOf(roles);
        consents = List.copyOf(consents);
    }

    public boolean suspendedAt(Instant now) {
        return suspendedUntil != null && now.isBefore(suspendedUntil);
    }

    /** Whether it may handle orders and mail of {@code onSite}. */
    public boolean staffs(String onSite) {
        return roles.contains(Role.ADMIN)
                || (roles.contains(Role.STAFF) && (site.equals(onSite) || site.equals(EVERY_SITE)));
    }

    public boolean banned() {
        return Suspension.FOREVER.equals(suspendedUntil);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
