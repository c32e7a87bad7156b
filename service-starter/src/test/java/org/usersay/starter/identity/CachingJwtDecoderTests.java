package org.usersay.starter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.usersay.starter.test.Stores;
import redis.clients.jedis.RedisClient;

class CachingJwtDecoderTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-07T11:01:00Z"));
    private final Clock clock = clockOf(now::get);
    private final AtomicInteger verifications = new AtomicInteger();
    private final RedisClient redis = RedisClient.create(Stores.redis());
    private final RevocationCache revocationCache = new RevocationCache(redis, clockOf(now::get));
    private final CachingJwtDecoder decoder = new CachingJwtDecoder(this::verify, revocationCache, clock, 100);

    @AfterEach
    void disconnect() {
        redis.del(RevocationCache.KEY);
        redis.close();
    }

    @Test
    void verifiesOnce() {
        decoder.decode("a");
        decoder.decode("a");
        decoder.decode("b");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void cachedTokenStillExpires() {
        decoder.decode("a");
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(10)));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
    }

    @Test
    void rejectionIsNotCached() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("bad"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("bad"));
        assertThat(verifications).hasValue(2);
    }

    @Test
    void tokenIssuedAfterRevocationIsAccepted() {
        for (var member : new String[] {"sub:r", "sid:s"}) {
            redis.del(RevocationCache.KEY);
            redis.zadd(RevocationCache.KEY, now.get().toEpochMilli(), member);
            revocationCache.refresh();
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("before " + member));
            now.updateAndGet(instant -> instant.plusMillis(1));
            decoder.decode("after " + member);
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("before " + member));
        }
    }

    @Test
    void tokenWithoutItsTimeOfIssueIsRevoked() {
        redis.zadd(RevocationCache.KEY, 0, "sub:r");
        revocationCache.refresh();
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("undated"));
    }

    @Test
    void revocationThatRedisLostIsKept() {
        redis.zadd(RevocationCache.KEY, now.get().toEpochMilli(), "sub:r");
        revocationCache.refresh();
        redis.del(RevocationCache.KEY);
        revocationCache.refresh();
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
    }

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (token.equals("bad")) {
            throw new BadJwtException("bad");
        }
        var jwt = Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("r")
                .claim("sid", "s")
                .expiresAt(now.get().plus(Duration.ofMinutes(10)));
        if (!token.equals("undated")) {
            jwt.issuedAt(now.get().truncatedTo(ChronoUnit.SECONDS))
                    .claim(RevocationCache.ISSUED_AT_MILLIS, now.get().toEpochMilli());
        }
        return jwt.build();
    }

    private static Clock clockOf(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
