package org.usersay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisInstance;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;

/** A server and its replica, with a sentinel that replaces the one by the other. */
class RedisSentinelTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void commandsGoToTheReplicaOnceItTookThePlaceAndTheRunIsAnother() throws IOException {
        int port = FreePort.find();
        var server = server(port);
        var replica = replica(port);
        awaitCopy(replica);
        var sentinel = RedisSentinel.newRedisSentinel()
                .port(FreePort.find())
                .bind("127.0.0.1")
                .masterName("usersay")
                .masterPort(port)
                .quorumSize(1)
                .downAfterMilliseconds(1_000)
                .failOverTimeout(5_000)
                .build();
        sentinel.start();
        try {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class))
                    .withBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults)
                    .withPropertyValues("usersay.redis.sentinel.nodes=127.0.0.1:"
                            + sentinel.ports().getFirst())
                    .run(context -> {
                        var redis = context.getBean(UnifiedJedis.class);
                        assertThat(redis.set("key", "before")).isEqualTo("OK");
                        var run = RedisRun.of(redis);

                        server.stop();

                        await().atMost(PATIENCE)
                                .ignoreExceptions()
                                .until(() -> redis.set("key", "after").equals("OK"));
                        String value = context.getBean(BatchingPipeline.class).execute(pipeline -> pipeline.get("key"));
                        assertThat(value).isEqualTo("after");
                        assertThat(RedisRun.of(redis)).isNotEqualTo(run);
                    });
        } finally {
            for (var one : List.<RedisInstance>of(sentinel, replica, server)) {
                one.stop();
            }
        }
    }

    private static void awaitCopy(RedisServer replica) {
        try (var client = new Jedis("127.0.0.1", replica.ports().getFirst())) {
            await().atMost(PATIENCE).until(() -> client.info("replication").contains("master_link_status:up"));
        }
    }

    private static RedisServer server(int port) throws IOException {
        var server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    private static RedisServer replica(int of) throws IOException {
        var replica = RedisServer.newRedisServer()
                .port(FreePort.find())
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("repl-diskless-sync yes")
                .setting("repl-diskless-sync-delay 0")
                .slaveOf("127.0.0.1", of)
                .build();
        replica.start();
        return replica;
    }
}
