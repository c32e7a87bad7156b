package org.usersay.gateway.ratelimit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** What Redis knows of who came. */
@GatewayTest
@Import(StubTokens.class)
@TestPropertySource(
        properties = {
            "usersay.limits.factor=1",
            "usersay.limits.session=3/1h",
            "usersay.limits.votes=3/1h",
            "usersay.proxies.trusted=127.0.0.0/8,::1"
        })
class HiddenAddressTests {

    private static final RedisServer REDIS = EmbeddedRedis.start();
    private static final String FOUR = "203.0.113.77";
    private static final String SIX = "2001:db8:1:2:3:4:5:6";

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("usersay.redis.uri", () -> "redis://localhost:" + port() + "/0");
    }

    @AfterAll
    static void stop() throws IOException {
        REDIS.stop();
    }

    @Test
    void noAddressStandsInRedis(Client client) {
        Stubs.COMMENTS.stubFor(any(anyUrl()).willReturn(aResponse()));
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl()).willReturn(aResponse()));
        for (var address : new String[] {FOUR, SIX}) {
            assertThat(signIn(client, address)).isEqualTo(200);
            assertThat(vote(client, address)).isEqualTo(200);
            assertThat(vote(client, address, "Authorization", "Bearer reader-" + address.length()))
                    .isEqualTo(200);
        }

        try (var redis = RedisClient.create("localhost", port())) {
            Awaitility.await()
                    .until(() -> redis.keys("gateway:{limit}:a:*:votes").size() == 4);
            assertThat(contents(redis))
                    .contains(":session ", ":votes ", ":signed-in:votes ")
                    .doesNotContain(FOUR, "2001:db8", "2001db8")
                    .doesNotContainIgnoringCase(hex(new byte[] {(byte) 203, 0, 113, 77}))
                    .doesNotContainIgnoringCase(hex(FOUR.getBytes(StandardCharsets.US_ASCII)))
                    .doesNotContainIgnoringCase("20010db8");
        }
    }

    @Test
    void theLimitHolds(Client client) {
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl()).willReturn(aResponse()));
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(client, "198.51.100.9")).isEqualTo(200);
        }
        assertThat(signIn(client, "198.51.100.9")).isEqualTo(429);
        assertThat(signIn(client, "198.51.100.10")).isEqualTo(200);
    }

    private static String contents(RedisClient redis) {
        return redis.keys("*").stream().map(key -> key + ' ' + redis.get(key)).collect(Collectors.joining("\n"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static int signIn(Client client, String address) {
        return client.post("/api/v1/session", "{}", "X-Forwarded-For", address).statusCode();
    }

    private static int vote(Client client, String address, String... headers) {
        var all = Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers))
                .toArray(String[]::new);
        return client.send("PUT", "/api/v1/comments/c1/vote", "{}", all).statusCode();
    }

    private static int port() {
        return REDIS.ports().getFirst();
    }
}
