package org.usersay.starter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
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
    private final CachingJwtDecoder decoder =
            new CachingJwtDecoder(this::verify, new Revocations(redis, clock), clock, 100);

    @AfterEach
    void disconnect() {
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
    void rememberedTokenStillExpires() {
        decoder.decode("a");
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(10)));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
    }

    @Test
    void refusalIsNotRemembered() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("bad"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("bad"));
        assertThat(verifications).hasValue(2);
    }

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (token.equals("bad")) {
            throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("r")
                .claim("sid", "s")
                .issuedAt(now.get())
                .expiresAt(now.get().plus(Duration.ofMinutes(10)))
                .build();
    }

    private static Clock clockOf(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
