package org.usersay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A subscription that outlives Redis, and ends when it is told to. */
class RedisSubscriptionTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void isRenewedAndReportsTheGap() throws IOException {
        int port = FreePort.find();
        var server = start(port);
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port)) {
            var redisSubscription = subscription(redis);
            redisSubscription.start();
            await().atMost(PATIENCE).until(redisSubscription::isActive);
            redis.publish("channel", "one");
            await().atMost(PATIENCE).until(() -> heard.contains("one"));

            server.stop();
            await().atMost(PATIENCE).until(() -> !redisSubscription.isActive());
            server = start(port);
            await().atMost(PATIENCE).until(redisSubscription::isActive);
            redis.publish("channel", "two");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly("one", "gap", "two"));
            redisSubscription.stop();
            await().atMost(PATIENCE).until(() -> !redisSubscription.isActive());
            assertThat(redis.publish("channel", "three")).isZero();
        } finally {
            server.stop();
        }
        assertThat(heard).doesNotContain("three");
    }

    @Test
    void redisThatIsNotThereAtFirstIsAGapToo() throws IOException {
        int port = FreePort.find();
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port)) {
            var redisSubscription = subscription(redis);
            redisSubscription.start();
            await().pollDelay(Duration.ofMillis(100)).until(() -> !redisSubscription.isActive());
            var server = start(port);
            try {
                await().atMost(PATIENCE).until(redisSubscription::isActive);
                assertThat(heard).containsExactly("gap");
            } finally {
                server.stop();
            }
            await().atMost(PATIENCE).until(() -> !redisSubscription.isActive());
            redisSubscription.stop();
            assertThat(redisSubscription.isRunning()).isFalse();
        }
    }

    private RedisSubscription subscription(RedisClient redis) {
        return new RedisSubscription(redis, "channel", heard::add, () -> heard.add("gap"));
    }

    private static RedisServer start(int port) throws IOException {
        var server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
        return server;
    }
}
