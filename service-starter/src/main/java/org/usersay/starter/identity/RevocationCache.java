package org.usersay.starter.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.Jwt;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Local copy, at most one second old, of the revocations that the issuer publishes in Redis: a sorted set of members
 * {@code sid:<session>} and {@code sub:<reader>}, whose score is the epoch millisecond up to which issued tokens are void.
 * A token issued later is not affected, in whatever order revocations and tokens arrive. Entries only grow, so an entry that
 * Redis has lost is kept for an hour; while Redis is unavailable the last copy is used.
 */
public class RevocationCache {

    /** Key of the sorted set. */
    public static final String KEY = "identity:revoked";

    /** Claim with the moment of issue in epoch milliseconds; {@code iat} counts whole seconds only. */
    public static final String ISSUED_AT_MILLIS = "iat_ms";

    private static final Logger log = LoggerFactory.getLogger(RevocationCache.class);

    /** Longer than any access token is valid. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final UnifiedJedis redis;
    private final Clock clock;
    private volatile Map<String, Long> revokedUpTo = Map.of();

    RevocationCache(UnifiedJedis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Adds the entries that Redis holds now. */
    @Scheduled(fixedDelayString = "${usersay.identity.revocation-poll:1s}")
    public void refresh() {
        try {
            var merged = new HashMap<String, Long>();
            var lost = clock.millis() - KEPT.toMillis();
            revokedUpTo.forEach((member, upTo) -> {
                if (upTo > lost) {
                    merged.put(member, upTo);
                }
            });
            redis.zrangeWithScores(KEY, 0, -1)
                    .forEach(entry -> merged.merge(entry.getElement(), (long) entry.getScore(), Math::max));
            revokedUpTo = Map.copyOf(merged);
        } catch (JedisException e) {
            log.debug("Revocations could not be refreshed: {}", e.getMessage());
        }
    }

    boolean isRevoked(Jwt token) {
        var current = revokedUpTo;
        if (current.isEmpty()) {
            return false;
        }
        var issuedAt = issuedAt(token);
        return issuedAt <= current.getOrDefault("sid:" + token.getClaimAsString("sid"), Long.MIN_VALUE)
                || issuedAt <= current.getOrDefault("sub:" + token.getSubject(), Long.MIN_VALUE);
    }

    private static long issuedAt(Jwt token) {
        if (token.getClaims().get(ISSUED_AT_MILLIS) instanceof Number millis) {
            return millis.longValue();
        }
        Instant issuedAt = token.getIssuedAt();
        return issuedAt == null ? Long.MIN_VALUE : issuedAt.toEpochMilli();
    }
}
