package org.usersay.subscription.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.mongodb.MongoTimeoutException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.usersay.starter.webhook.WebhookQueue;
import org.usersay.starter.webhook.Webhooks;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

/** What {@code docs/webhooks.md} says of an endpoint that fails for days, by a clock that is set. */
@SubscriptionTest
class FailingEndpointTests {

    private static final String FAILING = "other/cms";
    private static final String WORKING = "vir/crm";

    @RegisterExtension
    static final WireMockExtension ENDPOINTS =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @Autowired
    Webhooks webhooks;

    @Autowired
    DeliveryStore store;

    @Autowired
    WebhookQueue queue;

    @Autowired
    PausedEndpoints pauses;

    @Autowired
    EndpointSecrets secrets;

    @Autowired
    DeliveryQueries queries;

    @Autowired
    CircuitBreakerRegistry configured;

    @Autowired
    AdjustableClock clock;

    @Autowired
    Client client;

    EndpointClient http;

    @BeforeEach
    void endpoints() {
        http = new EndpointClient(DeliveryTests.settings(true), SystemDefaultDnsResolver.INSTANCE, clock);
        store.deliveries().deleteMany(new Document());
        answers("/" + FAILING, 500);
        answers("/" + WORKING, 204);
    }

    @AfterEach
    void asItWas() throws IOException {
        http.destroy();
        clock.reset();
        store.deliveries().deleteMany(new Document());
    }

    @Test
    void waitsGrowToAnHourUntilTheDeliveryIsDeadAfterThreeDaysAndIsReplayed() throws InterruptedException {
        var lane = lane(FAILING, store, breaker());
        queued("other", "comment.published");
        var begun = clock.instant();
        List<Duration> waits = new ArrayList<>();
        while (attempt(lane).getString("state").equals("PENDING")) {
            var wait = Duration.between(clock.instant(), due());
            waits.add(wait);
            assertThat(lane.startNext()).as("before it is due").isFalse();
            // The circuit breaker lets one delivery through after half a minute.
            clock.advance(wait.compareTo(Duration.ofSeconds(31)) > 0 ? wait : Duration.ofSeconds(31));
        }
        for (int number = 0; number < waits.size(); number++) {
            var documented = Duration.ofSeconds(5L << Math.min(number, 20));
            var longest = documented.compareTo(Duration.ofHours(1)) < 0 ? documented : Duration.ofHours(1);
            assertThat(waits.get(number))
                    .as("wait %s", number + 1)
                    .isGreaterThanOrEqualTo(longest.dividedBy(2).minusSeconds(1))
                    .isLessThanOrEqualTo(longest.multipliedBy(3).dividedBy(2))
                    .isLessThanOrEqualTo(Duration.ofHours(1));
        }
        assertThat(waits).hasSizeBetween(75, 170);
        assertThat(Duration.between(begun, clock.instant()))
                .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(1).plusMinutes(1));
        assertThat(queries.count(DeliveryState.DEAD)).isEqualTo(1);
        assertThat(lane.startNext()).as("a dead delivery is not tried").isFalse();

        answers("/" + FAILING, 200);
        clock.advance(Duration.ofMinutes(1));
        var sent = sent(FAILING);
        assertThat(client.postAs(client.administrator().accessToken(), "/admin/sites/other/webhooks/cms/replay", ""))
                .hasStatus(202);
        assertThat(lane.startNext()).isTrue();
        await().until(() -> store.count(FAILING, DeliveryState.DELIVERED) == 1);
        assertThat(sent(FAILING)).isEqualTo(sent + 1);
    }

    @Test
    void endpointThatFailsHoldsUpNoOther() throws InterruptedException {
        var failing = lane(FAILING, store, breaker());
        var working = lane(WORKING, store, breaker());
        for (int number = 0; number < 20; number++) {
            queued("other", "comment.published");
            queued("vir", "order.changed");
        }
        startAll(failing);
        await().until(() -> !store.deliveries()
                .find(new Document("claim", null).append("error", new Document("$ne", null)))
                .into(new ArrayList<>())
                .isEmpty());
        startAll(working);
        await().until(() -> store.count(WORKING, DeliveryState.DELIVERED) == 20);
        assertThat(store.count(FAILING, DeliveryState.PENDING)).isEqualTo(20);
    }

    @Test
    void endpointThatIsDownIsTriedByOneDeliveryInHalfAMinuteAndGetsAllWhenItIsBack() throws InterruptedException {
        var breaker = breaker();
        var lane = lane(FAILING, store, breaker);
        for (int number = 0; number < 20; number++) {
            queued("other", "comment.published");
        }
        startAll(lane);
        await().until(() -> breaker.getState() == CircuitBreaker.State.OPEN);
        settled();
        var tried = sent(FAILING);
        assertThat(tried).isBetween(5, 9);
        assertThat(lane.startNext()).isFalse();
        clock.advance(Duration.ofSeconds(31));
        assertThat(lane.startNext()).isTrue();
        await().until(() -> breaker.getState() == CircuitBreaker.State.OPEN);
        assertThat(lane.startNext()).isFalse();
        assertThat(sent(FAILING)).isEqualTo(tried + 1);
        answers("/" + FAILING, 200);
        clock.advance(Duration.ofSeconds(31));
        assertThat(lane.startNext()).isTrue();
        await().until(() -> breaker.getState() == CircuitBreaker.State.CLOSED);
        startAll(lane);
        await().until(() -> store.count(FAILING, DeliveryState.DELIVERED) == 20);
        assertThat(queries.oldestPending()).isEqualTo(Duration.ZERO);
    }

    @Test
    void outageOfTheDatabaseDoesNotKeepTheCircuitBreakerFromTryingAgain() throws InterruptedException {
        var breaker = breaker();
        var broken = lane(FAILING, new BrokenStore(queue, clock), breaker);
        queued("other", "comment.published");
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        for (int time = 0; time < 3; time++) {
            assertThatExceptionOfType(MongoTimeoutException.class).isThrownBy(broken::startNext);
        }
        answers("/" + FAILING, 200);
        assertThat(lane(FAILING, store, breaker).startNext()).isTrue();
        await().until(() -> breaker.getState() == CircuitBreaker.State.CLOSED);
    }

    @Test
    void oldestDeliveryThatWaitsIsMeasured() {
        queued("other", "comment.published");
        clock.advance(Duration.ofHours(2));
        queued("other", "comment.published");
        assertThat(queries.count(DeliveryState.PENDING)).isEqualTo(2);
        assertThat(queries.oldestPending())
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(1));
    }

    /** The store of a database that cannot be reached. */
    private static final class BrokenStore extends DeliveryStore {
        BrokenStore(WebhookQueue queue, Clock clock) {
            super(queue, DeliveryTests.settings(true), clock);
        }

        @Override
        Optional<Delivery> claim(String endpoint) {
            throw new MongoTimeoutException("as in an outage");
        }
    }

    /** One attempt, and the delivery after it. */
    private Document attempt(DeliveryLane lane) throws InterruptedException {
        assertThat(lane.startNext()).isTrue();
        settled();
        return Objects.requireNonNull(store.deliveries().find().first());
    }

    private void settled() {
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> store.deliveries().countDocuments(new Document("claim", new Document("$ne", null))) == 0);
    }

    private Instant due() {
        return Objects.requireNonNull(store.deliveries().find().first())
                .getDate("dueAt")
                .toInstant();
    }

    private static void startAll(DeliveryLane lane) throws InterruptedException {
        var started = true;
        while (started) {
            started = lane.startNext();
        }
    }

    private DeliveryLane lane(String name, DeliveryStore deliveries, CircuitBreaker breaker) {
        var endpoint = new WebhookEndpoint(
                name.substring(name.indexOf('/') + 1),
                URI.create(ENDPOINTS.baseUrl() + "/" + name),
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                null,
                Set.of());
        return new DeliveryLane(
                name,
                endpoint,
                deliveries,
                pauses,
                secrets,
                new DeliveryClient(http, ObservationRegistry.NOOP),
                breaker,
                DeliveryTests.settings(true),
                clock);
    }

    /** As the service configures it, by the clock of the test. */
    private CircuitBreaker breaker() {
        var settings = CircuitBreakerConfig.from(
                        configured.getConfiguration("webhooks").orElseThrow())
                .clock(clock)
                .build();
        return CircuitBreaker.of("test", settings);
    }

    private void queued(String site, String type) {
        webhooks.insert(webhooks.event(site, type, Map.of()));
    }

    private static void answers(String path, int status) {
        ENDPOINTS.stubFor(post(urlEqualTo(path)).willReturn(aResponse().withStatus(status)));
    }

    private static int sent(String name) {
        return ENDPOINTS.findAll(postRequestedFor(urlEqualTo("/" + name))).size();
    }
}
