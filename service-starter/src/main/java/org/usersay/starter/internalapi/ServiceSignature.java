package org.usersay.starter.internalapi;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature of a request between services: HMAC-SHA256 with the shared key over time, method, path with query, and body,
 * each on a line of its own. A captured request can be replayed within the window, so internal calls must be idempotent.
 */
public final class ServiceSignature {

    /** Epoch second at which the request was signed. */
    public static final String TIME = "Usersay-Service-Time";

    /** The signature, in hexadecimal. */
    public static final String SIGNATURE = "Usersay-Service-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final String key;
    private final Duration window;
    private final Clock clock;

    ServiceSignature(ServiceKeySettings settings, Clock clock) {
        this.key = settings.key();
        this.window = settings.window();
        this.clock = clock;
    }

    /** Whether a request carries a valid signature over itself and {@code body}. */
    boolean matches(HttpServletRequest request, String body) {
        var time = request.getHeader(TIME);
        var signature = request.getHeader(SIGNATURE);
        if (key.isEmpty() || time == null || signature == null || !isRecent(time)) {
            return false;
        }
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        var expected = sign(key, time, request.getMethod(), path, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** Value of the header {@link #SIGNATURE}. */
    public static String sign(String key, String time, String method, String path, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var text = String.join("\n", time, method, path, body);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private boolean isRecent(String time) {
        return time.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant())
                                .abs()
                                .compareTo(window)
                        <= 0;
    }
}
