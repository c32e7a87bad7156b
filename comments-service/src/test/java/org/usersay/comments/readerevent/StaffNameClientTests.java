package org.usersay.comments.readerevent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.starter.internalapi.ServiceKeySettings;
import org.usersay.starter.internalapi.SignedClients;
import tools.jackson.databind.json.JsonMapper;

class StaffNameClientTests {

    private static final String PATH = "/internal/staff-names?site=vir";

    @RegisterExtension
    static final WireMockExtension SUBSCRIPTION =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @Test
    void namesAreRequestedWithASignature() {
        respond(aResponse().withBody("{\"names\":[\"Anna Nowak\",\"Linh\"]}"));

        assertThat(client().namesOf("vir")).containsExactly("Anna Nowak", "Linh");
        SUBSCRIPTION.verify(
                getRequestedFor(urlEqualTo(PATH)).withHeader("Usersay-Service-Signature", matching("[0-9a-f]{64}")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureOfTheServiceLeavesNoNames(ResponseDefinitionBuilder response) {
        respond(response);

        assertThat(client().namesOf("vir")).isEmpty();
    }

    static Stream<ResponseDefinitionBuilder> failures() {
        return Stream.of(
                aResponse().withStatus(503),
                aResponse().withStatus(401),
                aResponse().withBody("<html></html>"),
                aResponse().withBody("{\"names\":[\"An"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    private static void respond(ResponseDefinitionBuilder response) {
        SUBSCRIPTION.stubFor(get(urlEqualTo(PATH)).willReturn(response));
    }

    private static StaffNameClient client() {
        var clients = new SignedClients(
                new ServiceKeySettings("shared by the services", Duration.ofMinutes(5)),
                Clock.systemUTC(),
                CircuitBreakerRegistry.ofDefaults(),
                RetryRegistry.of(RetryConfig.custom().maxAttempts(1).build()),
                new SimpleMeterRegistry(),
                ObservationRegistry.NOOP);
        return new StaffNameClient(
                new ReaderEventSettings(URI.create(SUBSCRIPTION.baseUrl()), Duration.ofSeconds(30)),
                clients,
                new JsonMapper());
    }
}
