package org.usersay.subscription.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.starter.webhook.Webhooks;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

/** Deliveries are made once, tried again, given up, and put back. */
@SubscriptionTest
class DeliveryTests {

    private static final String NAME = "other/cms";

    @RegisterExtension
    static final WireMockExtension ENDPOINT =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @Autowired
    Webhooks webhooks;

    @Autowired
    DeliveryStore store;

    @Autowired
    PausedEndpoints pauses;

    @Autowired
    EndpointSecrets secrets;

    @Autowired
    Endpoints endpoints;

    @Autowired
    AdjustableClock clock;

    @Autowired
    Client client;

    EndpointClient http;
    DeliveryLane lane;

    @BeforeEach
    void lane() {
        http = new EndpointClient(settings(true), SystemDefaultDnsResolver.INSTANCE, clock);
        lane = lane(http);
    }

    private DeliveryLane lane(EndpointClient sender) {
        var endpoint = new WebhookEndpoint(
                "cms",
                URI.create(ENDPOINT.baseUrl() + "/hook"),
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                null,
                Set.of());
        return new DeliveryLane(
                NAME,
                endpoint,
                store,
                pauses,
                secrets,
                new DeliveryClient(sender, ObservationRegistry.NOOP),
                CircuitBreaker.ofDefaults("test"),
                settings(true),
                clock);
    }

    @AfterEach
    void asItWas() throws IOException {
        http.destroy();
        clock.reset();
        pauses.resume(NAME);
        store.deliveries().deleteMany(new Document());
    }

    @Test
    void eventIsSentOnceAndListedForADayWithoutItsPayload() throws InterruptedException {
        answers(aResponse().withStatus(204));
        var event = webhooks.event("other", "comment.published", Map.of("id", "1"));
        webhooks.insert(event);
        webhooks.insert(event);
        assertThat(lane.startNext()).isTrue();
        awaitPending(0);
        assertThat(lane.startNext()).isFalse();
        var sent = ENDPOINT.findAll(postRequestedFor(anyUrl()));
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().getHeader("webhook-id")).isEqualTo(event.id());
        assertThat(sent.getFirst().getBodyAsString())
                .startsWith("{\"type\":\"comment.published\",\"timestamp\":\"20")
                .endsWith("\"data\":{\"id\":\"1\"}}");
        webhooks.insert(event);
        assertThat(lane.startNext()).isFalse();
        assertThat(store.deliveries().find())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery).doesNotContainKeys("payload", "claim"));
        var listed = client.getAs(
                client.administrator().accessToken(), "/admin/sites/other/webhooks/deliveries?state=DELIVERED");
        assertThat(client.body(listed).at("/items/0/deliveredAt").asString()).endsWith("Z");
        store.deleteExpired(clock.instant().plus(Duration.ofHours(23)));
        assertThat(store.count(NAME, DeliveryState.DELIVERED)).isEqualTo(1);
        store.deleteExpired(clock.instant().plus(Duration.ofHours(25)));
        assertThat(store.count(NAME, DeliveryState.DELIVERED)).isZero();
    }

    @Test
    void failureIsTriedAgainLaterAndSucceedsWhenTheEndpointRecovers() throws InterruptedException {
        answers(aResponse().withStatus(500));
        queued();
        assertThat(lane.startNext()).isTrue();
        awaitError("The endpoint answered 500.");
        assertThat(lane.startNext()).isFalse();
        answers(aResponse().withStatus(200));
        clock.advance(Duration.ofSeconds(20));
        assertThat(lane.startNext()).isTrue();
        awaitPending(0);
    }

    @Test
    void endpointThatAskedForAPauseGetsNothingUntilItIsOver() throws InterruptedException {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "600"));
        queued();
        queued();
        assertThat(lane.startNext()).isTrue();
        awaitError("The endpoint answered 429.");
        clock.advance(Duration.ofSeconds(590));
        assertThat(lane.startNext()).isFalse();
        answers(aResponse().withStatus(200));
        clock.advance(Duration.ofSeconds(20));
        assertThat(lane.startNext()).isTrue();
        assertThat(lane.startNext()).isTrue();
        awaitPending(0);
    }

    @Test
    void goneEndpointIsPausedAndLosesNothing() throws InterruptedException {
        answers(aResponse().withStatus(410));
        queued();
        assertThat(lane.startNext()).isTrue();
        await().until(() -> pauses.since(NAME).isPresent());
        assertThat(lane.startNext()).isFalse();
        assertThat(endpoints.of("other").getFirst().pausedSince()).isNotNull();
        answers(aResponse().withStatus(200));
        pauses.resume(NAME);
        await().until(lane::startNext);
        awaitPending(0);
    }

    @Test
    void claimOfAProcessThatCrashedIsDueAgainWhenItsLeaseEnds() {
        queued();
        var first = store.claim(NAME).orElseThrow();
        assertThat(store.claim(NAME)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        var second = store.claim(NAME).orElseThrow();
        assertThat(second.event()).isEqualTo(first.event());
        store.delivered(first);
        assertThat(store.count(NAME, DeliveryState.PENDING))
                .as("a claim that was lost changes nothing")
                .isEqualTo(1);
        store.delivered(second);
        assertThat(store.count(NAME, DeliveryState.PENDING)).isZero();
    }

    @Test
    void endpointThatHangsIsGivenAFewDeliveriesAtATime() throws Exception {
        answers(aResponse().withStatus(200).withFixedDelay(60_000));
        for (int number = 0; number < 6; number++) {
            queued();
        }
        try (var patient =
                new ClosedAtEnd(new EndpointClient(settings(true), SystemDefaultDnsResolver.INSTANCE, clock))) {
            var hanging = lane(patient.client());
            for (int number = 0; number < 4; number++) {
                assertThat(hanging.startNext()).isTrue();
            }
            var fifth = Thread.ofPlatform().start(() -> {
                try {
                    hanging.startNext();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            await().until(() -> fifth.getState() == Thread.State.WAITING);
            assertThat(store.deliveries().countDocuments(new Document("attempts", 0)))
                    .isEqualTo(2);
            fifth.interrupt();
        }
    }

    private record ClosedAtEnd(EndpointClient client) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.destroy();
        }
    }

    @Test
    void waitsGrowAndDifferByChance() {
        var settings = settings(true);
        assertThat(settings.waitAfter(1)).isBetween(Duration.ofMillis(2_500), Duration.ofMillis(7_500));
        assertThat(settings.waitAfter(5)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(120));
        assertThat(settings.waitAfter(1_000)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }

    @Test
    void administratorsOfTheSiteSeeAndReplayDeadDeliveries() {
        queued();
        clock.advance(Duration.ofDays(4));
        store.failed(store.claim(NAME).orElseThrow(), "The endpoint answered 500.", Optional.empty());
        clock.reset();
        var chief = client.administrator().accessToken();
        var list = client.getAs(chief, "/admin/sites/other/webhooks/deliveries");
        assertThat(list)
                .hasStatusOk()
                .bodyText()
                .contains("\"endpoint\":\"cms\"")
                .doesNotContain("payload");
        var id = client.body(list).at("/items/0/id").asString();
        assertThat(client.postAs(chief, "/admin/sites/vir/webhooks/deliveries/" + id + "/replay", ""))
                .hasStatus(404);
        assertThat(client.postAs(chief, "/admin/sites/other/webhooks/deliveries/" + id + "/replay", ""))
                .hasStatus(202);
        assertThat(store.count(NAME, DeliveryState.PENDING)).isEqualTo(1);
        assertThat(client.getAs(chief, "/admin/sites/other/webhooks"))
                .hasStatusOk()
                .bodyText()
                .contains("\"id\":\"cms\"")
                .doesNotContain("whsec_");
    }

    @Test
    void pingSaysWhyItWasNotDelivered() {
        var chief = client.administrator().accessToken();
        assertThat(client.postAs(chief, "/admin/sites/other/webhooks/cms/ping", ""))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"delivered\":false,\"detail\":\"The endpoint has an internal address.\"}");
        assertThat(client.postAs(chief, "/admin/sites/other/webhooks/none/ping", ""))
                .hasStatus(404);
        assertThat(client.postAs(chief, "/admin/sites/none/webhooks/cms/ping", ""))
                .hasStatus(404);
    }

    @Test
    void readersSeeNothing() {
        var reader = client.reader().accessToken();
        assertThat(client.getAs(reader, "/admin/sites/other/webhooks")).hasStatus(403);
        assertThat(client.postAs(reader, "/admin/sites/other/webhooks/cms/ping", ""))
                .hasStatus(403);
    }

    static DeliverySettings settings(boolean allowInternal) {
        return settings(allowInternal, Duration.ofSeconds(30));
    }

    static DeliverySettings settings(boolean allowInternal, Duration timeout) {
        return new DeliverySettings(
                true,
                allowInternal,
                4,
                Duration.ofSeconds(1),
                timeout,
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(1),
                Duration.ofDays(1));
    }

    private void queued() {
        webhooks.insert(webhooks.event("other", "comment.published", Map.of()));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        ENDPOINT.stubFor(post(anyUrl()).willReturn(answer));
    }

    private void awaitPending(int number) {
        await().until(() -> store.count(NAME, DeliveryState.PENDING) == number);
    }

    private void awaitError(String error) {
        await().until(() -> store.deliveries().countDocuments(new Document("error", error)) > 0);
    }
}
