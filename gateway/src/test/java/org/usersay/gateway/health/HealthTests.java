package org.usersay.gateway.health;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

@GatewayTest
@TestPropertySource(properties = "usersay.healthz.keep=200ms")
class HealthTests {

    private static final String READINESS = "/actuator/health/readiness";

    @BeforeEach
    void everyServiceIsReady() {
        List.of(Stubs.COMMENTS, Stubs.RATINGS, Stubs.SUBSCRIPTION)
                .forEach(service -> service.stubFor(get(READINESS).willReturn(aResponse())));
    }

    @Test
    void theWholeServesOnceEveryServiceDoes(Client client) {
        awaitHealth(client, 200, body("UP", "UP"));
    }

    @Test
    void aServiceThatCannotServeIsNamed(Client client) {
        answering(serviceUnavailable());

        awaitHealth(client, 503, body("DOWN", "DOWN"));
    }

    @Test
    void aServiceThatHangsIsNamed(Client client) {
        answering(aResponse().withFixedDelay(60_000));

        awaitHealth(client, 503, body("DOWN", "DOWN"));
    }

    @Test
    void requestsToItAreNotMultiplied(Client client) throws InterruptedException {
        answering(aResponse().withFixedDelay(300));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 40)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(
                            i -> () -> client.get("/healthz").statusCode())
                    .toList());
        }

        assertThat(Stubs.RATINGS.findAll(getRequestedFor(urlEqualTo(READINESS))))
                .hasSizeLessThan(10);
    }

    private static String body(String all, String ratings) {
        return "{\"components\":{\"comments\":{\"status\":\"UP\"},\"ratings\":{\"status\":\"%s\"},\"subscription\":{\"status\":\"UP\"}},\"status\":\"%s\"}"
                .formatted(ratings, all);
    }

    private static void answering(ResponseDefinitionBuilder answer) {
        Stubs.RATINGS.stubFor(get(READINESS).willReturn(answer));
    }

    private static void awaitHealth(Client client, int status, String body) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var answer = client.get("/healthz");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(body);
        });
    }
}
