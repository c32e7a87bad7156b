package org.usersay.subscription.payment;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Signature of a notice: {@code t=<seconds>,v1=<HMAC-SHA256 over "seconds.body" in hexadecimal>}, with further schemes and signatures. */
@Component
class StripeSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_PARTS = 20;

    private final Duration tolerance;
    private final Clock clock;

    StripeSignature(CheckoutSettings settings, Clock clock) {
        this.tolerance = settings.tolerance();
        this.clock = clock;
    }

    /** Whether one of the secrets signed the body at a recent time. */
    boolean matches(List<String> secrets, String header, byte[] body) {
        var parts = List.of(header.split(",", MAX_PARTS));
        var times = values(parts, "t=").toList();
        if (times.size() != 1 || !times.getFirst().matches("[0-9]{1,12}")) {
            return false;
        }
        var time = times.getFirst();
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant());
        if (age.abs().compareTo(tolerance) > 0) {
            return false;
        }
        return secrets.stream()
                .map(secret -> sign(secret, time, body).getBytes(StandardCharsets.US_ASCII))
                .anyMatch(expected -> values(parts, "v1=")
                        .anyMatch(sent -> MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8))));
    }

    static String sign(String secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static Stream<String> values(List<String> parts, String name) {
        return parts.stream()
                .map(String::strip)
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()));
    }
}
