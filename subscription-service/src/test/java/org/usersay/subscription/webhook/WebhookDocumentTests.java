package org.usersay.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.starter.webhook.WebhookSignature;

/** {@code docs/webhooks.md} has every type of event, and its code for receivers accepts what we sign, and nothing else. */
class WebhookDocumentTests {

    private static final Path DOCUMENT = Path.of("../docs/webhooks.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final long NOW = 1_614_265_330;

    @TempDir
    Path directory;

    @Test
    void documentedVerifierAcceptsBothSecretsOfARotationAndNoForgery() throws Exception {
        var endpoint = new WebhookEndpoint("cms", URI.create("https://cms.example.org/"), OTHER, SECRET, Set.of());
        var signatures = WebhookSignature.sign(
                SigningSecrets.configured(0, endpoint).signing(), "event-1", Instant.ofEpochSecond(NOW), "{}");
        assertThat(verify(SECRET, signatures, "{}", NOW)).isTrue();
        assertThat(verify(OTHER, signatures, "{}", NOW + 299)).isTrue();
        assertThat(verify(SECRET, signatures, "{ }", NOW)).isFalse();
        assertThat(verify(SECRET, signatures, "{}", NOW + 301)).isFalse();
        assertThat(verify(SECRET, signatures.split(" ", -1)[0], "{}", NOW)).isFalse();
    }

    @Test
    void everyTypeOfEventIsDocumented() throws IOException {
        var documented = ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1));
        assertThat(documented.filter(type -> !type.equals("ping")))
                .containsExactlyInAnyOrderElementsOf(EventType.names());
    }

    private boolean verify(String secret, String signatures, String body, long now) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {compiled()})) {
            var verify = loader.loadClass("WebhookVerifier")
                    .getMethod(
                            "verify", String.class, String.class, String.class, String.class, byte[].class, long.class);
            return Boolean.TRUE.equals(verify.invoke(
                    null,
                    secret,
                    "event-1",
                    Long.toString(NOW),
                    signatures,
                    body.getBytes(StandardCharsets.UTF_8),
                    now));
        }
    }

    private URL compiled() throws IOException {
        var code = CODE.matcher(Files.readString(DOCUMENT));
        assertThat(code.find()).isTrue();
        var file = Files.writeString(directory.resolve("WebhookVerifier.java"), code.group(1));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString()))
                .isZero();
        return directory.toUri().toURL();
    }
}
