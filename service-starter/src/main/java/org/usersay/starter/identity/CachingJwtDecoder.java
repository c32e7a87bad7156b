package org.usersay.starter.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Cache of verified tokens until they expire, since verifying an ES256 signature costs more than the rest of a
 * request. Revocations are checked on every request.
 */
final class CachingJwtDecoder implements JwtDecoder {

    private final JwtDecoder verifier;
    private final RevocationCache revocationCache;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    CachingJwtDecoder(JwtDecoder verifier, RevocationCache revocationCache, Clock clock, int capacity) {
        this.verifier = verifier;
        this.revocationCache = revocationCache;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(capacity)
                .expireAfter(Expiry.creating((String token, Jwt jwt) -> remaining(jwt)))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        var jwt = verified.get(token, verifier::decode);
        var expiry = jwt.getExpiresAt();
        if (expiry == null || !clock.instant().isBefore(expiry)) {
            throw new BadJwtException("The token has expired.");
        }
        if (revocationCache.isRevoked(jwt)) {
            throw new BadJwtException("The session has ended.");
        }
        return jwt;
    }

    private Duration remaining(Jwt jwt) {
        var now = clock.instant();
        Instant expiry = jwt.getExpiresAt();
        return expiry == null || expiry.isBefore(now) ? Duration.ZERO : Duration.between(now, expiry);
    }
}
