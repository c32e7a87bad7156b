package org.usersay.subscription.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.payment.CheckoutSettings.Account;
import tools.jackson.databind.json.JsonMapper;

class StripeCheckoutTests {

    private static final Instant QUARTER = Instant.parse("2026-11-30T10:15:00Z");
    private static final Account ACCOUNT =
            new Account("sk_test_of_the_tests", List.of("whsec_of_the_tests"), URI.create("https://pay.example"), null);

    @Test
    void keyIsTheSameForTheSameParametersInAQuarterOfAnHour() {
        var key = key(QUARTER, request("9.80", "USD"));
        assertThat(key).startsWith("ABCDE-12345-").hasSizeLessThan(255);
        assertThat(key(QUARTER.plusSeconds(899), request("9.80", "USD"))).isEqualTo(key);
        assertThat(key(QUARTER.plusSeconds(900), request("9.80", "USD"))).isNotEqualTo(key);
    }

    @Test
    void otherParametersHaveAnotherKey() {
        var key = key(QUARTER, request("9.80", "USD"));
        assertThat(key(QUARTER, request("9.81", "USD"))).isNotEqualTo(key);
        assertThat(key(QUARTER, request("9.80", "EUR"))).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR", "VND", "JPY", "KRW"})
    void currenciesThatAreCountedAlikeAreTaken(Currency currency) {
        assertThat(checkout(QUARTER).takes(currency)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISK", "MGA", "UGX", "KWD", "BHD", "JOD", "OMR", "TND", "CLF"})
    void currenciesThatAreCountedOtherwiseAreNotTaken(Currency currency) {
        assertThat(checkout(QUARTER).takes(currency)).isFalse();
        var notice = """
            {"type":"checkout.session.completed","data":{"object":{"payment_intent":"pi_1","payment_status":"paid",\
            "amount_total":1000,"currency":"%s","metadata":{"order":"ABCDE-12345"}}}}\
            """.formatted(currency);
        assertThatThrownBy(() -> checkout(QUARTER).payment(notice.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void timeoutStaysBelowThatOfTheGateway() {
        assertThat(settings(Duration.ofMillis(5_999)).timeout()).isLessThan(Duration.ofSeconds(6));
        for (var timeout : List.of(Duration.ofSeconds(6), Duration.ofSeconds(10), Duration.ZERO)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(timeout))
                    .withMessageContaining("usersay.payment.checkout.timeout");
        }
    }

    private static String key(Instant at, CheckoutRequest request) {
        try {
            return checkout(at)
                    .request(ACCOUNT, request)
                    .getHeader("Idempotency-Key")
                    .getValue();
        } catch (org.apache.hc.core5.http.ProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StripeCheckout checkout(Instant at) {
        var clock = Clock.fixed(at, ZoneOffset.UTC);
        return new StripeCheckout(
                new StripeSignature(settings(Duration.ofSeconds(3)), clock),
                JsonMapper.builder().build(),
                clock);
    }

    private static CheckoutSettings settings(Duration timeout) {
        return new CheckoutSettings(Map.of(), timeout, Duration.ofSeconds(2), 16, Duration.ofMinutes(5), false);
    }

    private static CheckoutRequest request(String amount, String currency) {
        return new CheckoutRequest(
                "ABCDE-12345",
                "VIR, 1 month",
                new BigDecimal(amount),
                Currency.getInstance(currency),
                "an@example.org",
                "en",
                "https://news.example/order?reference=ABCDE-12345");
    }
}
