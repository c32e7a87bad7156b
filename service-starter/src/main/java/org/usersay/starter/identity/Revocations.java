package org.usersay.starter.identity;

import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.Jwt;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ZRangeParams;

/**
 * Sessions and readers whose tokens no longer count although they have not expired: a local copy, one second old at
 * most, of the sorted set that the issuer keeps in Redis (member {@code sid:…} or {@code sub:…}, score the epoch second
 * from which the entry is no longer needed). While Redis is away the last copy stands; a token lives ten minutes anyway.
 */
public class Revocations {

    /** The sorted set's key. */
    public static final String KEY = "identity:revoked";

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    private final RedisClient redis;
    private final Clock clock;
    private volatile Set<String> revoked = Set.of();

    Revocations(RedisClient redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Reads the set anew. */
    @Scheduled(fixedDelayString = "${usersay.identity.revocation-poll:1s}")
    public void refresh() {
        try {
            revoked = Set.copyOf(redis.zrange(
                    KEY,
                    ZRangeParams.zrangeByScoreParams(
                            (double) clock.instant().getEpochSecond(), Double.POSITIVE_INFINITY)));
        } catch (JedisException e) {
            log.debug("Revocations stay as they were: {}", e.getMessage());
        }
    }

    boolean contains(Jwt token) {
        var current = revoked;
        return !current.isEmpty()
                && (current.contains("sid:" + token.getClaimAsString("sid"))
                        || current.contains("sub:" + token.getSubject()));
    }
}
