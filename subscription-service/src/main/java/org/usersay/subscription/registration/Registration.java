package org.usersay.subscription.registration;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Account.Consent;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/**
 * What somebody who says he owns an address wants his account to be.
 *
 * @param reader the id the account will have: whoever redeems the link twice collides with himself
 */
record Registration(
        String reader,
        EmailAddress email,
        DisplayName name,
        String site,
        Language language,
        @Nullable String passwordHash,
        List<Consent> consents,
        Instant createdAt,
        Instant expiresAt) {

    Account account(Instant now) {
        return new Account(
                reader, email, name, site, Set.of(Role.READER), language, passwordHash, now, now, consents, null, null);
    }
}
