package org.usersay.gateway.ratelimit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Redis goes and comes back while the gateway is in use. */
@GatewayTest
@TestPropertySource(
        properties = {"usersay.limits.factor=1", "usersay.limits.votes=1000/1h", "usersay.limits.reports=4/1h"})
class RedisAwayTests {

    private static final RedisServer REDIS = EmbeddedRedis.start();
    private static final int PORT = REDIS.ports().getFirst();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("usersay.redis.uri", () -> "redis://localhost:" + PORT + "/0");
    }

    @AfterAll
    static void stop() throws IOException {
        REDIS.stop();
    }

    @Test
    void aLimitHoldsThroughoutAndRedisCountsAgain(Client client) throws IOException {
        Stubs.COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse()));
        assertThat(report(client)).isEqualTo(200);
        Awaitility.await().until(() -> keys() > 0);

        REDIS.stop();
        var answers = IntStream.range(0, 12).map(i -> report(client)).boxed().toList();
        assertThat(answers.subList(0, 3)).containsOnly(200);
        assertThat(answers.subList(3, 12)).containsOnly(429);

        REDIS.start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            vote(client);
            return keys() > 0;
        });
    }

    private static int report(Client client) {
        return client.post("/api/v1/comments/c1/reports", "{}").statusCode();
    }

    private static void vote(Client client) {
        assertThat(client.send("PUT", "/api/v1/comments/c1/vote", "{}").statusCode())
                .isEqualTo(200);
    }

    private static long keys() {
        try (var redis = RedisClient.create("localhost", PORT)) {
            return redis.dbSize();
        }
    }
}
