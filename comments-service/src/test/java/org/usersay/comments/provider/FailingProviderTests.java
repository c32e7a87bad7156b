package org.usersay.comments.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.comments.provider.Finding.Clear;
import org.usersay.comments.provider.Finding.Suspect;
import org.usersay.comments.provider.Finding.Undecided;
import org.usersay.comments.provider.ProviderSettings.SiteProviders;

/** Every misbehaviour of a provider leaves a comment undecided, and none keeps others waiting. */
class FailingProviderTests {

    @RegisterExtension
    static final WireMockExtension PROVIDER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final ProviderFixture fixture = new ProviderFixture();
    private final List<ProviderChecks> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ProviderChecks checks : open) {
            checks.destroy();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsUndecided(ResponseDefinitionBuilder answer, String why) {
        answers(answer);
        assertThat(check(akismet())).containsExactly(new Undecided("Akismet: " + why));
        assertThat(fixture.meters
                        .get("usersay.screening.provider")
                        .tags("site", "vir", "provider", "akismet", "outcome", "undecided")
                        .timer()
                        .count())
                .isOne();
    }

    static Stream<Object[]> failures() {
        return Stream.of(
                new Object[] {aResponse().withStatus(500), "answered 500"},
                new Object[] {aResponse().withStatus(401), "answered 401"},
                new Object[] {aResponse().withStatus(204), "answered 204"},
                new Object[] {aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/"), "answered 302"
                },
                new Object[] {aResponse().withBody("<html>maybe</html>"), "neither true nor false"},
                new Object[] {aResponse(), "neither true nor false"},
                new Object[] {aResponse().withBody("x".repeat(2_000_000)), "an answer of more than 65536 bytes"},
                new Object[] {aResponse().withBody("false").withHeader("Content-Length", "500"), "no whole answer"},
                new Object[] {aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "no whole answer"},
                new Object[] {aResponse().withFault(Fault.EMPTY_RESPONSE), "no whole answer"},
                new Object[] {aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), "no whole answer"});
    }

    @Test
    void slowProviderIsNotWaitedFor() {
        fixture.timeout = Duration.ofMillis(100);
        answers(aResponse().withBody("false").withFixedDelay(600_000));
        assertThat(check(akismet())).containsExactly(new Undecided("Akismet: no answer in time"));
    }

    @Test
    void answerThatDripsIsNotWaitedFor() {
        fixture.timeout = Duration.ofMillis(200);
        answers(aResponse().withBody("false").withChunkedDribbleDelay(5, 600_000));
        assertThat(check(akismet())).containsExactly(new Undecided("Akismet: no answer in time"));
    }

    @Test
    void ofTwoProvidersTheFasterOneStillSays() {
        fixture.timeout = Duration.ofSeconds(5);
        PROVIDER.stubFor(post("/slow").willReturn(aResponse().withFixedDelay(600_000)));
        PROVIDER.stubFor(post("/hook").willReturn(aResponse().withBody("{\"hold\":true,\"because\":[\"a name\"]}")));
        var both = new SiteProviders(
                ProviderFixture.akismet(PROVIDER.url("/slow")), null, ProviderFixture.publisher(PROVIDER.url("/hook")));
        assertThat(check(both))
                .containsExactly(
                        new Undecided("Akismet: no answer in time"), new Suspect("PUBLISHER_CHECK", List.of("a name")));
    }

    @Test
    void failureIsRepeatedOnce() {
        PROVIDER.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("well"));
        PROVIDER.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("well")
                .willReturn(aResponse().withBody("false")));
        assertThat(check(akismet())).containsExactly(new Clear());
        PROVIDER.verify(2, postRequestedFor(anyUrl()));
    }

    @Test
    void retryAfterIsRespected() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "60"));
        var checks = open(akismet());
        assertThat(check(checks)).containsExactly(new Undecided("Akismet: answered 429"));
        answers(aResponse().withBody("false"));
        fixture.now.updateAndGet(now -> now.plusSeconds(59));
        assertThat(check(checks)).containsExactly(new Undecided("Akismet: asked to be left alone for a while"));
        PROVIDER.verify(1, postRequestedFor(anyUrl()));
        fixture.now.updateAndGet(now -> now.plusSeconds(1));
        assertThat(check(checks)).containsExactly(new Clear());
    }

    @Test
    void noProviderIsLeftAloneForEver() {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "999999999"));
        var checks = open(akismet());
        check(checks);
        answers(aResponse().withBody("false"));
        fixture.now.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
        assertThat(check(checks)).containsExactly(new Clear());
    }

    @Test
    void failingProviderIsNoLongerCalledUntilItIsWell() {
        answers(aResponse().withStatus(500));
        var checks = open(akismet());
        check(checks);
        check(checks);
        assertThat(check(checks)).containsExactly(new Undecided("Akismet: not available at the moment"));
        PROVIDER.verify(4, postRequestedFor(anyUrl()));
        answers(aResponse().withBody("true"));
        breaker().transitionToHalfOpenState();
        assertThat(check(checks)).containsExactly(new Suspect("AKISMET", List.of()));
        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void slowProviderHoldsABoundedNumberOfChecks() throws InterruptedException, ExecutionException {
        fixture.concurrency = 2;
        fixture.timeout = Duration.ofSeconds(3);
        answers(aResponse().withBody("false").withFixedDelay(600_000));
        var checks = open(akismet());
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 20)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return check(checks).getFirst();
                    }))
                    .toList();
            start.countDown();
            int refused = 0;
            for (var each : all) {
                refused += each.get().equals(new Undecided("Akismet: too many checks at once")) ? 1 : 0;
            }
            assertThat(refused).isEqualTo(18);
        }
    }

    private CircuitBreaker breaker() {
        return fixture.circuitBreakers.circuitBreaker("vir-akismet");
    }

    private static SiteProviders akismet() {
        return new SiteProviders(ProviderFixture.akismet(PROVIDER.url("/check")), null, null);
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        PROVIDER.stubFor(post(anyUrl()).willReturn(answer));
    }

    private ProviderChecks open(SiteProviders providers) {
        var checks = fixture.local(providers);
        open.add(checks);
        return checks;
    }

    private List<Finding> check(SiteProviders providers) {
        return check(open(providers));
    }

    private static List<Finding> check(ProviderChecks checks) {
        return checks.check(ProviderFixture.comment("hello"));
    }
}
