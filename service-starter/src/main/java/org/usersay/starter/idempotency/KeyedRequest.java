package org.usersay.starter.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.usersay.starter.identity.ReaderAuthentication;

/**
 * An unsafe request with an {@link IdempotencyKey}. The key belongs to the signed-in reader, or to the network address of a
 * stranger, together with the cookies that were sent: no one receives what another's request was answered.
 *
 * @param id of the request: its key and whose it is
 * @param fingerprint of method, address and body
 * @param secret that encrypts the outcome; only who sends the same request again has it
 */
record KeyedRequest(String id, String fingerprint, byte[] secret) {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    static KeyedRequest of(HttpServletRequest request, IdempotencyKey key, byte[] body) {
        var owner = ReaderAuthentication.currentReader()
                .map(reader -> "reader " + reader.id())
                .orElseGet(() -> "address " + address(request));
        var whose = List.of(owner, text(request.getHeader(HttpHeaders.COOKIE)), key.value());
        var what = List.of(
                request.getMethod(),
                request.getRequestURI(),
                text(request.getQueryString()),
                text(request.getContentType()),
                Long.toString(request.getContentLengthLong()),
                IdempotencyFilter.isForm(request) ? form(request) : "");
        return new KeyedRequest(
                encode(digest("id", whose, List.of(), new byte[0])),
                encode(digest("fingerprint", whose, what, body)),
                digest("outcome", whose, what, body));
    }

    /** The fields, which the container has parsed. */
    private static String form(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + '=' + Arrays.toString(field.getValue()))
                .collect(Collectors.joining("\n"));
    }

    byte[] encrypt(byte[] outcome) {
        var nonce = Arrays.copyOf(digest("nonce", List.of(), List.of(), outcome), NONCE);
        var encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, outcome);
        var stored = Arrays.copyOf(nonce, NONCE + encrypted.length);
        System.arraycopy(encrypted, 0, stored, NONCE, encrypted.length);
        return stored;
    }

    byte[] decrypt(byte[] stored) {
        return crypt(
                Cipher.DECRYPT_MODE, Arrays.copyOf(stored, NONCE), Arrays.copyOfRange(stored, NONCE, stored.length));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /** The client's address, which the gateway appends; it alone reaches a service. */
    static String address(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null
                ? request.getRemoteAddr()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static byte[] digest(String purpose, List<String> whose, List<String> what, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (var parts : List.of(whose, what)) {
                for (var part : parts) {
                    digest.update((byte) 0);
                    digest.update(part.getBytes(StandardCharsets.UTF_8));
                }
            }
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String encode(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyedRequest that && id.equals(that.id) && fingerprint.equals(that.fingerprint);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "KeyedRequest[" + id + "]";
    }
}
