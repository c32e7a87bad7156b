package org.usersay.starter.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The bytes of a public read with their entity tag, made once and sent to everyone. Nothing personal may be in them.
 *
 * @param body shared and never written to
 * @param tag strong {@code ETag}, quotes included
 */
public record CacheableResponse(byte[] body, String tag) {

    /** For {@code body} as it is, not copied. */
    public static CacheableResponse of(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new CacheableResponse(body, '"' + HexFormat.of().formatHex(digest, 0, 12) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with {@code -e} and a number of edits at the end of its tag, which {@code If-Match} may name. */
    public CacheableResponse edited(int edits) {
        return new CacheableResponse(body, tag.substring(0, tag.length() - 1) + "-e" + edits + '"');
    }

    /** 200 with the bytes, or 304 where {@code ifNoneMatch} names this tag. */
    public ResponseEntity<byte[]> answer(@Nullable String ifNoneMatch, Duration fresh, Duration stale) {
        return answer(ifNoneMatch, CacheControl.maxAge(fresh).cachePublic().staleWhileRevalidate(stale));
    }

    /** As {@link #answer}, for shared caches only: browsers revalidate each time, and mostly receive 304. */
    public ResponseEntity<byte[]> answerShared(@Nullable String ifNoneMatch, Duration fresh) {
        return answer(
                ifNoneMatch, CacheControl.maxAge(Duration.ZERO).cachePublic().sMaxAge(fresh));
    }

    /**
     * The same where a second is too long for the gateway too: it gives the answer for {@code edge} at most, which it is told
     * in a directive that other caches pass over (RFC 9111, 5.2.3).
     */
    public ResponseEntity<byte[]> answerShared(@Nullable String ifNoneMatch, Duration fresh, Duration edge) {
        var shared = CacheControl.maxAge(Duration.ZERO).cachePublic().sMaxAge(fresh);
        return answer(ifNoneMatch, shared.getHeaderValue() + ", usersay-edge-ms=" + edge.toMillis());
    }

    private ResponseEntity<byte[]> answer(@Nullable String ifNoneMatch, CacheControl kept) {
        return answer(ifNoneMatch, kept.getHeaderValue());
    }

    private ResponseEntity<byte[]> answer(@Nullable String ifNoneMatch, @Nullable String kept) {
        var headers = new HttpHeaders();
        headers.setCacheControl(kept);
        headers.setETag(tag);
        if (matches(ifNoneMatch, tag)) {
            return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new ResponseEntity<>(body, headers, HttpStatus.OK);
    }

    /** Weak comparison (RFC 9110, 13.1.2): a cache that compressed the bytes has put {@code W/} before the tag. */
    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && List.of(ifNoneMatch.split(",", -1)).stream()
                        .map(candidate -> candidate.strip().replaceFirst("^W/", ""))
                        .anyMatch(candidate -> candidate.equals(tag) || candidate.equals("*"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheableResponse that && tag.equals(that.tag) && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return tag.hashCode();
    }

    @Override
    public String toString() {
        return tag + " " + new String(body, StandardCharsets.UTF_8);
    }
}
