package org.usersay.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.usersay.redis.BatchingPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.RedisServer;

@TestInstance(Lifecycle.PER_CLASS)
class ClientKeyAnonymizerTests {

    private static final Instant EVENING = Instant.parse("2026-11-26T23:59:59Z");
    private static final String KEY = "gateway:limit-key:2026-11-26";
    private static final String VOTES = ClientKey.ofAddress("203.0.113.77") + ":votes";

    private final RedisServer server = EmbeddedRedis.start();
    private final RedisClient redis =
            RedisClient.create("localhost", server.ports().getFirst());
    private final AtomicReference<Instant> now = new AtomicReference<>(EVENING);

    @BeforeEach
    void begin() {
        redis.flushAll();
        now.set(EVENING);
    }

    @AfterAll
    void stop() throws IOException {
        redis.close();
        server.stop();
    }

    @Test
    void gatewaysCallAClientTheSame() {
        var here = gateway("a secret");
        var there = gateway("a secret");

        assertThat(here.redisKey(VOTES))
                .matches("gateway:\\{limit}:a:[0-9a-f]{32}:votes")
                .isEqualTo(there.redisKey(VOTES));
        assertThat(here.redisKey(ClientKey.ofAddress("203.0.113.78") + ":votes"))
                .isNotEqualTo(here.redisKey(VOTES));
        assertThat(redis.ttl(KEY)).isBetween(89_000L, 90_000L);
    }

    @Test
    void whoReadsRedisAloneCannotTryAddresses() {
        assertThat(gateway("a secret").redisKey(VOTES))
                .isNotEqualTo(gateway("a guess").redisKey(VOTES));
    }

    @Test
    void aNewDayGivesNewNames() {
        var here = gateway("");
        var there = gateway("");
        var before = here.redisKey(VOTES);
        now.set(EVENING.plusSeconds(1));

        assertThat(here.redisKey(VOTES)).isNotEqualTo(before).isEqualTo(there.redisKey(VOTES));
    }

    @Test
    void gatewaysAgreeAgainWhenRedisWasEmptied() {
        now.set(EVENING.minus(Duration.ofHours(1)));
        var here = gateway("");
        var before = here.redisKey(VOTES);
        redis.flushAll();
        var there = gateway("");
        var after = there.redisKey(VOTES);
        assertThat(after).isNotEqualTo(before);

        now.set(now.get().plusSeconds(11));
        assertThat(here.redisKey(VOTES)).isEqualTo(after);
        assertThat(there.redisKey(VOTES)).isEqualTo(after);
    }

    @Test
    void whoIsFirstToNoticeThatRedisWasEmptiedKeepsTheNames() {
        now.set(EVENING.minus(Duration.ofHours(1)));
        var here = gateway("");
        var before = here.redisKey(VOTES);
        redis.flushAll();
        now.set(now.get().plusSeconds(11));

        assertThat(here.redisKey(VOTES)).isEqualTo(before);
        assertThat(gateway("").redisKey(VOTES)).isEqualTo(before);
    }

    @Test
    void withoutRedisAnAddressHasNoName() throws IOException {
        try (var nobody = RedisClient.create("localhost", EmbeddedRedis.freePort())) {
            var lonely =
                    new ClientKeyAnonymizer(new BatchingPipeline(nobody), new ClientKeyAnonymizer.Secret(""), now::get);
            assertThatThrownBy(() -> lonely.redisKey(VOTES)).isInstanceOf(JedisException.class);
            assertThat(lonely.redisKey("t:0badcafe:votes")).isEqualTo("gateway:{limit}:t:0badcafe:votes");
        }
    }

    private ClientKeyAnonymizer gateway(String secret) {
        return new ClientKeyAnonymizer(new BatchingPipeline(redis), new ClientKeyAnonymizer.Secret(secret), now::get);
    }
}
