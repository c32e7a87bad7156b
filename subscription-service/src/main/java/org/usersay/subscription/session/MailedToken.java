package org.usersay.subscription.session;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.usersay.subscription.secret.RandomToken;

/** The token of a mailed link, as a page sends it back. */
public record MailedToken(@NotNull String token) {

    /** Empty where the text cannot be one of ours. */
    public Optional<RandomToken> secret() {
        return RandomToken.parse(token);
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "MailedToken[hidden]";
    }
}
