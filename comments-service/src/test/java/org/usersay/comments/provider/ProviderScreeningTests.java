package org.usersay.comments.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** What becomes of comments on a site with a provider, and which ones it is never sent. */
@CommentsServiceTest
class ProviderScreeningTests {

    private static final String SETTINGS = "/admin/sites/vir/moderation-settings";
    private static final String CLEAR = "{\"hold\":false}";
    private static final String HOLD =
            "{\"hold\":true,\"because\":[\"names\\u200B a minor\",\"" + "x".repeat(5_000) + "\",\"\"]}";

    @RegisterExtension
    static final WireMockExtension PROVIDER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        var settings = "usersay.comments.screening.";
        properties.add(settings + "allow-internal", () -> "true");
        properties.add(settings + "timeout", () -> "30s");
        properties.add(settings + "providers.vir.publisher.url", () -> PROVIDER.url("/check"));
        properties.add(settings + "providers.vir.publisher.secret", () -> ProviderFixture.SECRET);
    }

    @Autowired
    Api api;

    @Autowired
    CircuitBreakerRegistry circuitBreakers;

    private final String article = Api.article();
    private final String reader = "reader-" + UUID.randomUUID();
    private final String text = "A thought of " + reader;

    @BeforeEach
    void clear() {
        circuitBreakers.circuitBreaker("vir-publisher").reset();
        answers(aResponse().withBody(CLEAR));
    }

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void clearCommentIsPublished() {
        assertThat(api.post(article, reader, text)).hasStatus(201);
        PROVIDER.verify(1, postRequestedFor(anyUrl()).withRequestBody(containing(text)));
    }

    @Test
    void suspectCommentIsHeldWithTheExplanation() {
        answers(aResponse().withBody(HOLD));
        assertThat(api.post(article, reader, text)).hasStatus(202);
        var item = held();
        assertThat(item.at("/reasons/0").stringValue()).isEqualTo("PUBLISHER_CHECK");
        assertThat(item.at("/matches/0").stringValue()).isEqualTo("names a minor");
        assertThat(item.at("/matches/1").stringValue()).hasSize(100);
        assertThat(item.get("matches")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maybe", "{\"hold\":1}"})
    void undecidedCommentIsHeldAndSaysSo(String answer) {
        answers(aResponse().withBody(answer));
        assertThat(api.post(article, reader, text)).hasStatus(202);
        assertThat(held().at("/reasons/0").stringValue()).isEqualTo("UNCHECKED");
        assertThat(held().at("/matches/0").stringValue()).startsWith("Publisher's check: ");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failingProviderPublishesAndRefusesNothing(ResponseDefinitionBuilder failure) {
        api.moderate(settings -> settings.put("repeatsByAuthor", 0).put("repeatsByOthers", 0));
        var earlier = Api.id(api.posted(article, reader, text));
        answers(failure);
        for (int number = 0; number < 8; number++) {
            assertThat(api.post(article, reader, text + number)).hasStatus(202);
        }
        assertThat(api.edit(earlier, Tokens.reader(reader), text + " and more")).hasStatusOk();
        assertThat(api.count(article)).isZero();
        assertThat(api.read(Api.thread(article)).get("items")).isEmpty();
        assertThat(api.queue("queue=pending&reason=UNCHECKED&article=" + article)
                        .get("items"))
                .hasSize(9)
                .allSatisfy(
                        item -> assertThat(item.at("/matches/0").stringValue()).startsWith("Publisher's check: "));
    }

    /** After some of each the circuit breaker opens, which is a failure too. */
    static Stream<ResponseDefinitionBuilder> failures() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(429),
                aResponse().withBody("<html>maybe</html>"),
                aResponse().withBody(CLEAR).withHeader("Content-Length", "500"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    }

    @Test
    void whatIsRefusedOrHeldAnywayIsNotSent() {
        api.moderate(settings -> {
            settings.withArray("heldWords").add("casino");
            settings.withArray("refusedWords").add("viagra");
        });
        assertThat(api.post(article, reader, "casino")).hasStatus(202);
        assertThat(api.post(article, reader, "viagra")).hasStatus(422);
        assertThat(held().at("/reasons")).hasSize(1);
        PROVIDER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void moderatorsCommentsAreNotSent() {
        api.postedWith(article, Tokens.moderator("mod-" + reader), text);
        PROVIDER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void commentsOfOtherSitesAreNotSent() {
        assertThat(api.call(
                        HttpMethod.POST,
                        "/sites/other/articles/" + article + "/comments",
                        Tokens.reader(reader),
                        Api.json().put("text", text)))
                .hasStatus(201);
        PROVIDER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void trialSendsNothing() {
        assertThat(api.post(article, reader, text)).hasStatus(201);
        PROVIDER.resetRequests();
        var settings = Api.body(api.call(HttpMethod.GET, SETTINGS, Tokens.moderator("mod"), null));
        assertThat(api.call(HttpMethod.POST, SETTINGS + "/trial", Tokens.moderator("mod"), settings))
                .hasStatusOk();
        PROVIDER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void repeatedRequestIsSentOnce() {
        var key = UUID.randomUUID().toString();
        var first = api.post(article, reader, text, "Idempotency-Key", key);
        assertThat(Api.id(Api.body(api.post(article, reader, text, "Idempotency-Key", key))))
                .isEqualTo(Api.id(Api.body(first)));
        PROVIDER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void editIsCheckedAsACommentIs() {
        var comment = Api.id(api.posted(article, reader, text));
        answers(aResponse().withStatus(500));
        assertThat(api.edit(comment, Tokens.reader(reader), text + " and more")).hasStatusOk();
        assertThat(held().at("/reasons/0").stringValue()).isEqualTo("UNCHECKED");
        assertThat(api.get("/comments/" + comment)).hasStatus(404);
    }

    @Test
    void editThatWaitsHoldsUpNoOtherChangeOfTheComment() throws InterruptedException, ExecutionException {
        var comment = Api.id(api.posted(article, reader, text));
        PROVIDER.resetRequests();
        answers(aResponse().withBody(CLEAR).withFixedDelay(10_000));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var edit = threads.submit(() -> api.edit(comment, Tokens.reader(reader), text + " and more"));
            await().until(() -> PROVIDER.findAll(postRequestedFor(anyUrl())).size() == 1);
            api.voted("voter-" + reader, comment, 1);
            assertThat(edit.isDone()).isFalse();
            assertThat(edit.get()).hasStatusOk();
        }
        assertThat(api.queue("article=" + article).at("/items/0/up").intValue()).isEqualTo(1);
    }

    private JsonNode held() {
        return api.queue("state=HELD&article=" + article).at("/items/0");
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        PROVIDER.stubFor(post(anyUrl()).willReturn(answer));
    }
}
