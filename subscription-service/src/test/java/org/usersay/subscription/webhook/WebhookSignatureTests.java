package org.usersay.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.starter.webhook.WebhookSignature;

/** Against the example of the specification. */
class WebhookSignatureTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signatureIsThatOfTheSpecification() {
        assertThat(sign(endpoint(SECRET, null))).isEqualTo(SIGNATURE);
    }

    @Test
    void bothSecretsSignWhileOneIsReplaced() {
        var other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
        assertThat(sign(endpoint(other, SECRET)).split(" ", -1))
                .hasSize(2)
                .contains(SIGNATURE)
                .contains(sign(endpoint(other, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_short", "whsec_!", "whsec_c2hvcnQ="})
    void secretsThatAreNoneAreRefusedWithoutBeingPrinted(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint(secret, null))
                .withMessageContaining("whsec_ and 24 to 64 bytes in Base64")
                .withMessageNotContaining(secret.isEmpty() ? SECRET : secret);
    }

    @Test
    void secretsAreNotPartOfAnEndpointsText() {
        assertThat(endpoint(SECRET, null).toString()).doesNotContain("MfKQ9r8G");
    }

    private static WebhookEndpoint endpoint(String secret, @Nullable String previous) {
        return new WebhookEndpoint("cms", URI.create("https://cms.example.org/"), secret, previous, Set.of());
    }

    private static List<String> secrets(WebhookEndpoint endpoint) {
        return SigningSecrets.configured(0, endpoint).signing();
    }

    private static String sign(WebhookEndpoint endpoint) {
        return WebhookSignature.sign(
                secrets(endpoint),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}");
    }
}
