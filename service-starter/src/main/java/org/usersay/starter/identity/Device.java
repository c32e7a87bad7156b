package org.usersay.starter.identity;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser without an account, identified by the gateway's HttpOnly cookie {@code usersay_device}, whose value the gateway
 * forwards as {@value #HEADER}: {@code v1.<id>.<epoch second of issue>.<signature>}, where the id is 16 random bytes
 * and the signature HMAC-SHA256 of {@code v1.<id>.<epoch second>}, both in Base64 for URLs without padding.
 */
public record Device(String id, Instant since) {

    /** Header of the gateway, which lets no client send it. */
    public static final String HEADER = "X-Usersay-Device";

    private static final Pattern SHAPE =
            Pattern.compile("(v1\\.([A-Za-z0-9_-]{22})\\.([0-9]{1,11}))\\.([A-Za-z0-9_-]{43})");

    /** The device, if the gateway signed it. */
    public static Optional<Device> read(String token, String key) {
        var match = SHAPE.matcher(token);
        if (key.isEmpty() || !match.matches()) {
            return Optional.empty();
        }
        var expected = sign(match.group(1), key).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, match.group(4).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(new Device(match.group(2), Instant.ofEpochSecond(Long.parseLong(match.group(3)))))
                : Optional.empty();
    }

    /** Signature of the text before it. */
    public static String sign(String text, String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(text, key.getBytes(StandardCharsets.UTF_8)));
    }

    /** HMAC-SHA256. */
    public static byte[] hmac(String text, byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
