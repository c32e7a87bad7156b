package org.usersay.subscription.registration;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/**
 * Requested account of an unverified address.
 *
 * @param reader id of the future account: a link that is redeemed twice collides
 * @param browser digest of the token of the browser that registered; the password is the owner's only if the same browser
 *     redeems the link
 */
record Registration(
        String reader,
        EmailAddress email,
        DisplayName name,
        String site,
        Language language,
        @Nullable String passwordHash,
        String browser,
        List<Consent> consents,
        Instant createdAt,
        Instant expiresAt) {

    Account account(@Nullable String password, Instant now) {
        return new Account(
                reader, email, name, site, Set.of(Role.READER), language, password, now, now, consents, null);
    }
}
