package org.usersay.starter.cursor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/**
 * Codec of the opaque cursors of one list. A cursor carries the sort values it continues after and a checksum over
 * them and the list's scope, so that a damaged cursor, or one of another list, is rejected. It is no secret and grants
 * nothing: decoded values must still be validated by type.
 *
 * @param scope names the list, including everything that orders or filters it
 */
public record CursorCodec(String scope) {

    private static final int CHECK_BYTES = 8;
    private static final String SEPARATOR = "\u001f";

    public String encode(List<String> values) {
        var payload = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(check(payload), CHECK_BYTES + payload.length);
        System.arraycopy(payload, 0, bytes, CHECK_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * What {@code reader} makes of the values that {@link #encode} was given. They may be made up, since any client can compute
     * the checksum: whatever the reader refuses is a damaged cursor.
     *
     * @throws ProblemException 400 {@code /problems/invalid-cursor}
     */
    public <T> T decode(String cursor, int values, Function<List<String>, T> reader) {
        try {
            return reader.apply(decode(cursor, values));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | ProblemException madeUp) {
            throw invalid();
        }
    }

    private List<String> decode(String cursor, int values) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (bytes.length < CHECK_BYTES || !canonical.equals(cursor)) {
            throw invalid();
        }
        var payload = Arrays.copyOfRange(bytes, CHECK_BYTES, bytes.length);
        if (!MessageDigest.isEqual(check(payload), Arrays.copyOf(bytes, CHECK_BYTES))) {
            throw invalid();
        }
        var decoded = List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        if (decoded.size() != values) {
            throw invalid();
        }
        return decoded;
    }

    private byte[] check(byte[] payload) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(scope.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(payload), CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException invalid() {
        return CommonProblem.INVALID_CURSOR.refusal("Start again without a cursor.");
    }
}
