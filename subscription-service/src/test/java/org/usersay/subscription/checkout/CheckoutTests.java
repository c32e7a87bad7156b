package org.usersay.subscription.checkout;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.payment.CheckoutRequest;
import org.usersay.subscription.payment.Checkouts;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class CheckoutTests {

    private static final String SESSIONS = "/v1/checkout/sessions";

    @RegisterExtension
    static final WireMockExtension PROVIDER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Autowired
    AdjustableClock clock;

    @Autowired
    Checkouts checkouts;

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry settings) {
        settings.add("usersay.payment.checkout.accounts.vir.key", () -> "sk_test_of_the_tests");
        settings.add("usersay.payment.checkout.accounts.vir.secrets", () -> "whsec_of_the_checkout_tests");
        settings.add("usersay.payment.checkout.accounts.vir.url", PROVIDER::baseUrl);
        settings.add("usersay.payment.checkout.accounts.vir.currencies", () -> "USD,VND,ISK,KWD");
        settings.add("usersay.payment.checkout.allow-internal", () -> "true");
        settings.add("usersay.payment.checkout.timeout", () -> "5s");
    }

    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    @BeforeEach
    void closeBreaker() {
        breakers.circuitBreaker("checkout-vir").reset();
    }

    @Test
    void pageIsPreparedWithTheExactAmountAndTheSameKey() {
        answers(aResponse().withBody("{\"id\":\"cs_1\",\"url\":\"https://pay.example/c/cs_1\"}"));
        var sinceQuarter = Duration.ofSeconds(clock.instant().getEpochSecond() % 900);
        clock.advance(Duration.ofMinutes(15).minus(sinceQuarter));
        var order = place("digital-1", 3);
        assertThat(order).bodyJson().extractingPath("$.checkout").isEqualTo(path(order));

        for (var again = 0; again < 2; again++) {
            var answer = open(order);
            assertThat(answer).hasStatus(201);
            assertThat(answer).bodyJson().extractingPath("$.url").isEqualTo("https://pay.example/c/cs_1");
        }

        var requests = PROVIDER.findAll(postRequestedFor(urlEqualTo(SESSIONS)));
        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst().getHeader("Idempotency-Key"))
                .isEqualTo(requests.getLast().getHeader("Idempotency-Key"));
        assertThat(requests.getFirst().getHeader("Authorization")).isEqualTo("Bearer sk_test_of_the_tests");
        assertThat(URLDecoder.decode(requests.getFirst().getBodyAsString(), StandardCharsets.UTF_8))
                .contains(
                        "line_items[0][price_data][currency]=usd",
                        "line_items[0][price_data][unit_amount]=1470&",
                        "client_reference_id=" + reference(order),
                        "metadata[order]=" + reference(order));
    }

    @Test
    void dongHasNoSmallerUnit() {
        answers(aResponse().withBody("{\"id\":\"cs_1\",\"url\":\"https://pay.example/c/cs_1\"}"));
        assertThat(open(place("weekly-3", 1))).hasStatus(201);
        assertThat(URLDecoder.decode(
                        PROVIDER.findAll(postRequestedFor(urlEqualTo(SESSIONS)))
                                .getFirst()
                                .getBodyAsString(),
                        StandardCharsets.UTF_8))
                .contains("[unit_amount]=520000&");
    }

    @Test
    void mailSaysThatTheOrderCanBePaidOnline() {
        var email = client.newAddress();
        place("digital-1", 1, email);
        assertThat(mailbox.latestTo(outbox, email).orElseThrow().text()).contains("You can pay online");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 404, 301})
    void refusalIsNotRepeated(int status) {
        answers(aResponse().withStatus(status));
        failed(open(place("digital-1", 1)));
        PROVIDER.verify(1, postRequestedFor(urlEqualTo(SESSIONS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void outageIsTriedAgain(int status) {
        answers(aResponse().withStatus(status));
        failed(open(place("digital-1", 1)));
        PROVIDER.verify(3, postRequestedFor(urlEqualTo(SESSIONS)));
    }

    @Test
    void secondAttemptMaySucceed() {
        PROVIDER.stubFor(post(urlEqualTo(SESSIONS))
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("again"));
        PROVIDER.stubFor(post(urlEqualTo(SESSIONS))
                .inScenario("once")
                .whenScenarioStateIs("again")
                .willReturn(aResponse().withBody("{\"url\":\"https://pay.example/c/cs_2\"}")));
        assertThat(open(place("digital-1", 1))).hasStatus(201);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenAnswersAreNoPages(Fault fault) {
        answers(aResponse().withFault(fault));
        failed(open(place("digital-1", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"url\":null}",
                "{\"url\":7}",
                "{\"url\":\"javascript:alert(1)\"}",
                "{\"url\":\"http://pay.example/\"}",
                "{\"url\":\"https:///x\"}",
                "{\"url\":\"https://pay.exa",
                "<html>busy</html>"
            })
    void whatIsNoSessionIsNoPage(String body) {
        answers(aResponse().withBody(body));
        failed(open(place("digital-1", 1)));
    }

    @Test
    void slowProviderIsNotWaitedFor() {
        answers(aResponse().withFixedDelay(60_000).withBody("{\"url\":\"https://pay.example/\"}"));
        failed(open(place("digital-1", 1)));
    }

    @Test
    void answerWithoutEndIsCutOff() {
        answers(aResponse().withBody("x".repeat(1_000_000)));
        failed(open(place("digital-1", 1)));
    }

    @Test
    void openBreakerAsksNobody() {
        var order = place("digital-1", 1);
        breakers.circuitBreaker("checkout-vir").transitionToForcedOpenState();
        failed(open(order));
        PROVIDER.verify(0, postRequestedFor(urlEqualTo(SESSIONS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISK", "KWD"})
    void currencyThatTheProviderCountsOtherwiseIsNotPaidSo(Currency currency) {
        assertThat(checkouts.available("vir", currency)).isFalse();
        var request = new CheckoutRequest(
                "ABCDE-12345",
                "VIR, 1 month",
                BigDecimal.TEN,
                currency,
                "an@example.org",
                "en",
                "https://news.example/order?reference=ABCDE-12345");
        assertThatThrownBy(() -> checkouts.page("vir", request)).isInstanceOf(ProblemException.class);
        PROVIDER.verify(0, postRequestedFor(urlEqualTo(SESSIONS)));
    }

    @Test
    void strangersOpenNoPage() {
        var order = reference(place("digital-1", 1));
        assertThat(client.post("/subscription-orders/" + order + "/checkouts", ""))
                .hasStatus(404);
        assertThat(client.post("/subscription-orders/" + order + "/checkouts?token=" + "x".repeat(43), ""))
                .hasStatus(404);
    }

    @Test
    void cancelledOrderIsNotPaid() {
        var order = place("digital-1", 1);
        assertThat(client.patchAs(
                        client.administrator().accessToken(),
                        "/admin/subscription-orders/" + reference(order),
                        "{\"state\":\"CANCELLED\"}"))
                .hasStatusOk();
        assertThat(open(order))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/nothing-to-pay");
    }

    private void answers(ResponseDefinitionBuilder answer) {
        PROVIDER.stubFor(post(urlEqualTo(SESSIONS)).willReturn(answer));
    }

    private void failed(MvcTestResult answer) {
        assertThat(answer)
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/provider-unavailable");
    }

    private MvcTestResult open(MvcTestResult order) {
        return client.post(path(order).replaceFirst("^/api/v1", ""), "");
    }

    private String path(MvcTestResult order) {
        return client.body(order).get("checkout").stringValue();
    }

    private String reference(MvcTestResult order) {
        return client.body(order).get("reference").stringValue();
    }

    private MvcTestResult place(String plan, int copies) {
        return place(plan, copies, client.newAddress());
    }

    private MvcTestResult place(String plan, int copies, String email) {
        return client.post("/sites/vir/subscription-orders", """
            {"plan":"%s","copies":%d,"startsOn":"%s","locale":"en","subscriber":{"name":"An Nguyen","email":"%s"}%s}\
            """.formatted(
                plan,
                copies,
                LocalDate.now(ZoneOffset.UTC).plusDays(7),
                email,
                plan.startsWith("weekly") ? ",\"delivery\":{\"address\":\"47 Quang Trung\",\"city\":\"Ha Noi\"}" : ""));
    }
}
