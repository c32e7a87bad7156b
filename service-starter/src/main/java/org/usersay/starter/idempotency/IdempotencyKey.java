package org.usersay.starter.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;

/**
 * The client's promise that requests with the same key are one request. A controller takes it as
 * {@code Optional<IdempotencyKey>}; the feature stores key and fingerprint in the same write as what the request makes,
 * so that a retry after a crash finds both or neither.
 *
 * @param value 1 to 64 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern SHAPE = Pattern.compile("[!-~]{1,64}");

    /** The key, or a 400 problem. */
    public static IdempotencyKey of(String header) {
        if (!SHAPE.matcher(header).matches()) {
            throw CommonProblem.INVALID_REQUEST
                    .refusal("The Idempotency-Key has 1 to 64 visible ASCII characters.")
                    .with(List.of(new FieldError(HEADER, "1 to 64 visible ASCII characters")));
        }
        return new IdempotencyKey(header);
    }

    /** What an id field may hold instead of the key itself: scoped to who sent it and hashed to a fixed length. */
    public String scopedTo(String owner) {
        return hash(owner + "\u0000" + value);
    }

    /** Tells two requests apart; the body is a record, whose text holds every component. */
    public static String fingerprint(Object target, Record body) {
        return hash(target + "\u0000" + body);
    }

    /** Returns if both are the same request, else refuses with 422 {@code /problems/idempotency-key-reused}. */
    public static void requireSame(String stored, String presented) {
        if (!stored.equals(presented)) {
            throw CommonProblem.IDEMPOTENCY_KEY_REUSED.refusal(
                    "This key was used for another request; take a new one.");
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
