package org.usersay.subscription.suppression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.webhook.WebhookSignature;

/** Signature of Standard Webhooks over a call, as this installation signs its own web-hooks. */
@Component
class MailEventSignature {

    private static final int MAX_SIGNATURES = 10;

    private final SuppressionSettings settings;
    private final Clock clock;

    MailEventSignature(SuppressionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether one of the secrets signed the body at a recent time. */
    boolean matches(@Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (id == null || timestamp == null || signature == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(at, clock.instant()).abs().compareTo(settings.tolerance()) > 0) {
            return false;
        }
        var payload = new String(body, StandardCharsets.UTF_8);
        return settings.secrets().stream()
                .map(secret -> WebhookSignature.sign(List.of(secret), id, at, payload))
                .anyMatch(expected -> Stream.of(signature.split(" ", MAX_SIGNATURES))
                        .anyMatch(sent -> MessageDigest.isEqual(
                                expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8))));
    }
}
