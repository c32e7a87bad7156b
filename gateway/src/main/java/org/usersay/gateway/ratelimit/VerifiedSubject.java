package org.usersay.gateway.ratelimit;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Reader of a verified access token, the same for each token of the reader. */
@Component
final class VerifiedSubject {

    private final JwtDecoder decoder;

    VerifiedSubject(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** Null for no token, for one that is not valid, and for one that cannot be verified at the moment. */
    @Nullable
    String of(@Nullable String token) {
        if (token == null) {
            return null;
        }
        try {
            return decoder.decode(token).getSubject();
        } catch (JwtException unverified) {
            return null;
        }
    }
}
