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
 * Client's promise that requests with the same key are one request. A controller takes an {@code
 * Optional<IdempotencyKey>}; the feature stores key and fingerprint in the same write as the result, so that a retry
 * after a crash finds both or neither.
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
                    .refusal("Send an Idempotency-Key of 1 to 64 visible ASCII characters.")
                    .with(List.of(new FieldError(HEADER, "1 to 64 visible ASCII characters")));
        }
        return new IdempotencyKey(header);
    }

    /** Value to store instead of the key: scoped to its owner and hashed to a fixed length. */
    public String scopedTo(String owner) {
        return hash(owner + "\u0000" + value);
    }

    /** The key as one network's alone, where two of them might send the same. */
    IdempotencyKey from(String address) {
        return new IdempotencyKey(hash("address " + address + "\u0000" + value));
    }

    /** Fingerprint that distinguishes requests; the body is a record, whose text contains every component. */
    public static String fingerprint(Object target, Record body) {
        return hash(target + "\u0000" + body);
    }

    /** Returns if both are the same request; 422 {@code /problems/idempotency-key-reused} otherwise. */
    public static void requireSame(String stored, String presented) {
        if (!stored.equals(presented)) {
            throw CommonProblem.IDEMPOTENCY_KEY_REUSED.refusal("Use a new key: this one was used for another request.");
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
