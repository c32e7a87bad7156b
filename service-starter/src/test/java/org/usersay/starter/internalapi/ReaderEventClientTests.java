package org.usersay.starter.internalapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The feed of reader events over HTTP: signed, patient for a while, and believed only where it is whole. */
class ReaderEventClientTests {

    private static final String FIRST = "/internal/reader-events?limit=100";
    private static final String KEY = "shared by the services";

    /** Long enough for a machine that builds meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    static final WireMockExtension SUBSCRIPTION =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final ReaderEventClient feed = feed(KEY, PATIENCE);

    @Test
    void signsItsRequestsAndContinuesWhereItStopped() throws Exception {
        says(aResponse().withBody("""
                {"items":[
                  {"id":"e1","kind":"SUSPENDED","reader":"r1","at":"2026-03-01T11:00:00Z","until":"2026-03-02T00:00:00Z",
                   "removeContributions":true},
                  {"id":"e2","kind":"LEFT","reader":"r2","at":"2026-03-01T11:01:00Z","until":null,
                   "removeContributions":false}],"place":"e2"}"""));
        SUBSCRIPTION.stubFor(
                get(urlEqualTo(FIRST + "&after=e2")).willReturn(aResponse().withBody("{\"items\":[],\"place\":null}")));

        var page = feed.after(null);
        var events = page.items();

        assertThat(events).extracting(ReaderEvent::kind).containsExactly(Kind.SUSPENDED, Kind.LEFT);
        assertThat(events).extracting(ReaderEvent::reader).containsExactly("r1", "r2");
        assertThat(events.getFirst().until()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(page.place()).isEqualTo("e2");
        assertThat(feed.after("e2").items()).isEmpty();
        assertThat(feed.after("e2").place()).isNull();
        for (var path : new String[] {FIRST, FIRST + "&after=e2"}) {
            SUBSCRIPTION.verify(getRequestedFor(urlEqualTo(path))
                    .withHeader("Usersay-Service-Time", equalTo(Long.toString(NOON.getEpochSecond())))
                    .withHeader("Usersay-Service-Signature", equalTo(signature("GET\n" + path + "\n"))));
        }
    }

    @Test
    void repeatedEventIsProcessedOnce() throws Exception {
        says(aResponse().withBody("""
                {"items":[{"id":"e1","kind":"LEFT","reader":"r1","at":"2026-03-01T11:00:00Z","until":null,
                  "removeContributions":false}],"place":null}"""));
        var readers = new ArrayList<String>();
        assertThat(feed.follow(null, event -> readers.add(event.reader()))).isEmpty();
        assertThat(feed.follow(null, event -> readers.add(event.reader()))).isEmpty();
        assertThat(readers).containsExactly("r1");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500, 503, 302})
    void anyOtherAnswerIsNone(int status) {
        says(aResponse().withStatus(status).withHeader("Location", "/elsewhere").withBody("{\"items\":[]}"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> feed.after(null))
                .withMessageContaining(String.valueOf(status));
    }

    @Test
    void aBrokenConnectionOrASlowServiceIsAFault() {
        says(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> feed.after(null));

        says(aResponse().withFixedDelay(5_000).withBody("{\"items\":[]}"));
        var impatient = feed(KEY, Duration.ofMillis(200));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> impatient.after(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"items\":[{\"id\":\"e1\",\"kind\":\"SUSP",
                "{\"items\":[{\"id\":\"e1\",\"kind\":\"UNHEARD_OF\",\"reader\":\"r\",\"at\":\"2026-03-01T11:00:00Z\"}]}",
                "<html></html>"
            })
    void incompletePageIsNotProcessed(String body) {
        says(aResponse().withBody(body));

        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> feed.after(null));
    }

    @Test
    void withoutAKeyNothingIsSent() throws Exception {
        assertThat(feed("", PATIENCE).after(null).items()).isEmpty();

        SUBSCRIPTION.verify(0, anyRequestedFor(anyUrl()));
    }

    private static void says(ResponseDefinitionBuilder answer) {
        SUBSCRIPTION.stubFor(get(urlEqualTo(FIRST)).willReturn(answer));
    }

    private static ReaderEventClient feed(String key, Duration timeout) {
        var clients = new SignedClients(
                new ServiceKeySettings(key, Duration.ofMinutes(5)),
                Clock.fixed(NOON, ZoneOffset.UTC),
                CircuitBreakerRegistry.ofDefaults(),
                RetryRegistry.of(RetryConfig.custom().maxAttempts(1).build()),
                new SimpleMeterRegistry(),
                ObservationRegistry.NOOP);
        return new ReaderEventClient(
                clients.of("subscription-service", URI.create(SUBSCRIPTION.baseUrl()), timeout), new JsonMapper());
    }

    private static String signature(String rest) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var text = NOON.getEpochSecond() + "\n" + rest;
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
