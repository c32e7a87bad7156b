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
import org.jspecify.annotations.Nullable;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.ProblemException;

/**
 * The signature of a request between services: HMAC-SHA256 with the shared key over time, method, path with query, and
 * body, each on a line of its own. A copied request can be repeated within the window and no other be made from it, so
 * internal paths must bear repetition.
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

    /** Returns for a GET of a service of this house; 401 for any other. */
    public void requireGet(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        require(request.getHeader(TIME), request.getHeader(SIGNATURE), "GET", path, "");
    }

    /** Returns for a request of a service of this house; 401 for any other. */
    public void require(@Nullable String time, @Nullable String signature, String method, String path, String body) {
        if (key.isEmpty() || time == null || signature == null || !recent(time)) {
            throw refused();
        }
        var expected = sign(key, time, method, path, body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
            throw refused();
        }
    }

    /** What a caller sends as {@link #SIGNATURE}. */
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

    private boolean recent(String time) {
        return time.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant())
                                .abs()
                                .compareTo(window)
                        <= 0;
    }

    private static ProblemException refused() {
        return IdentityProblem.NOT_AUTHENTICATED.refusal("This path is for the services of this house.");
    }
}
