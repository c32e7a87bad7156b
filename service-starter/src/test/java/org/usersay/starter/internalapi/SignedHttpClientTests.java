package org.usersay.starter.internalapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.usersay.starter.discovery.ServiceAddresses;

class SignedHttpClientTests {

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private final CircuitBreakerRegistry circuitBreakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(2)
            .minimumNumberOfCalls(2)
            .waitDurationInOpenState(Duration.ofMinutes(1))
            .recordExceptions(IOException.class)
            .recordResult(new ServerErrorPredicate())
            .build());
    private final RetryRegistry retries = RetryRegistry.of(RetryConfig.custom()
            .maxAttempts(2)
            .waitDuration(Duration.ofMillis(1))
            .retryExceptions(IOException.class)
            .build());
    private final SignedHttpClient client = new SignedClients(
                    new ServiceKeySettings("key", Duration.ofMinutes(5)),
                    Clock.systemUTC(),
                    circuitBreakers,
                    retries,
                    new SimpleMeterRegistry(),
                    ObservationRegistry.NOOP)
            .of("a-service", URI.create(SERVICE.baseUrl()), Duration.ofSeconds(5));

    @Test
    void openCircuitBreakerSendsNothing() throws Exception {
        SERVICE.stubFor(any(anyUrl()).willReturn(serverError()));
        assertThat(client.post("/x", "{}").statusCode()).isEqualTo(500);
        assertThat(client.post("/x", "{}").statusCode()).isEqualTo(500);

        assertThatThrownBy(() -> client.post("/x", "{}"))
                .isInstanceOf(IOException.class)
                .hasMessage("a-service is not available");
        assertThatThrownBy(() -> client.get("/x")).isInstanceOf(IOException.class);
        SERVICE.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void refusalsDoNotOpenTheCircuitBreaker() throws Exception {
        SERVICE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        for (int i = 0; i < 4; i++) {
            assertThat(client.get("/x").statusCode()).isEqualTo(404);
        }
        SERVICE.verify(4, anyRequestedFor(anyUrl()));
    }

    @Test
    void onlyReadingIsRetried() throws Exception {
        SERVICE.stubFor(any(anyUrl())
                .inScenario("once broken")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("mended"));
        SERVICE.stubFor(any(anyUrl())
                .inScenario("once broken")
                .whenScenarioStateIs("mended")
                .willReturn(ok("answer")));
        assertThat(client.get("/x").body()).asString().isEqualTo("answer");
        SERVICE.resetScenarios();
        assertThatThrownBy(() -> client.post("/x", "{}")).isInstanceOf(IOException.class);
    }

    @RepeatedTest(4)
    void instanceThatIsGoneIsPassedOver() throws Exception {
        SERVICE.stubFor(any(anyUrl()).willReturn(ok("answer")));
        var addresses = new ServiceAddresses(
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.2"), InetAddress.getLoopbackAddress()});
        var ofTwo = new SignedHttpClient(
                HttpClient.newHttpClient(),
                addresses,
                URI.create("http://instances.example:" + SERVICE.getPort()),
                Duration.ofSeconds(5),
                "key",
                Clock.systemUTC(),
                new CallGuard(
                        circuitBreakers.circuitBreaker("of-two"),
                        Retry.of("never", RetryConfig.custom().maxAttempts(1).build())));

        assertThat(ofTwo.get("/x").body()).asString().isEqualTo("answer");
        assertThat(ofTwo.post("/x", "{}").body()).asString().isEqualTo("answer");
        SERVICE.verify(2, anyRequestedFor(anyUrl()));
    }
}
