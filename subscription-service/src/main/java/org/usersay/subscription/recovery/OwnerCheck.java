package org.usersay.subscription.recovery;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.session.OwnPassword;

/** Check that the owner of the account asks, not only a holder of its session. */
@Component
public class OwnerCheck {

    private final AccountRecovery accountRecovery;
    private final OwnPassword ownPassword;

    OwnerCheck(AccountRecovery accountRecovery, OwnPassword ownPassword) {
        this.accountRecovery = accountRecovery;
        this.ownPassword = ownPassword;
    }

    /**
     * Returns if one of both proves it; 401 for a wrong or no password, 400 for a wrong token.
     *
     * @param password the account's
     * @param token of a sign-in link that was just mailed; the password is not looked at then
     */
    public void require(Reader reader, @Nullable String password, @Nullable String token) {
        if (token == null) {
            ownPassword.require(reader, password);
        } else {
            accountRecovery.requireOwnLink(
                    RandomToken.parse(token).orElseThrow(AccountRecovery::invalidToken), reader.id());
        }
    }
}
