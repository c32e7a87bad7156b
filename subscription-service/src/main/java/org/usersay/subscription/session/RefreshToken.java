package org.usersay.subscription.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.secret.RandomToken;

/** Refresh token: the session's id and a secret. */
record RefreshToken(String session, RandomToken secret) {

    private static final int MAX_LENGTH = 100;

    static Optional<RefreshToken> parse(@Nullable String sent) {
        if (sent == null || sent.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var dot = sent.indexOf('.');
        return dot < 1
                ? Optional.empty()
                : RandomToken.parse(sent.substring(dot + 1))
                        .map(secret -> new RefreshToken(sent.substring(0, dot), secret));
    }

    String value() {
        return session + "." + secret.value();
    }
}
