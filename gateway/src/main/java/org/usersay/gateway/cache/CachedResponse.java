package org.usersay.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Cached response. Its age counts from the moment it was requested. */
final class CachedResponse {

    static final String DEGRADED = "Usersay-Degraded";
    private static final int MIN_COMPRESSED = 1024;
    private static final int OVERHEAD = 1024;

    private final List<Header> headers;
    private final byte[] body;
    private final @Nullable String tag;
    private final WriteTimestamp[] timestamps;
    private final long requestedAt;
    private final long lifetimeNanos;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile byte @Nullable [] compressed;

    private CachedResponse(
            List<Header> headers,
            byte[] body,
            @Nullable String tag,
            WriteTimestamp[] timestamps,
            long requestedAt,
            long lifetimeNanos) {
        this.headers = headers;
        this.body = body;
        this.tag = tag;
        this.timestamps = timestamps;
        this.requestedAt = requestedAt;
        this.lifetimeNanos = lifetimeNanos;
    }

    /** Response whose body is shared and never written to. */
    static CachedResponse of(
            HttpHeaders received, byte[] body, WriteTimestamp[] timestamps, long requestedAt, long lifetimeNanos) {
        var headers = new ArrayList<Header>();
        received.forEach((name, values) -> values.forEach(value -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                headers.add(new Header(name, value));
            }
        }));
        headers.add(new Header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
        var tag = received.getETag();
        return new CachedResponse(List.copyOf(headers), body, tag, timestamps, requestedAt, lifetimeNanos);
    }

    /** The same response, of which its service has just confirmed that it holds, and whether it may be stale. */
    CachedResponse refreshed(HttpHeaders confirmation, WriteTimestamp[] newTimestamps, long newRequestedAt) {
        var newHeaders = new ArrayList<>(headers);
        newHeaders.removeIf(header -> header.name().equalsIgnoreCase(DEGRADED));
        confirmation.getOrEmpty(DEGRADED).forEach(value -> newHeaders.add(new Header(DEGRADED, value)));
        var refreshed =
                new CachedResponse(List.copyOf(newHeaders), body, tag, newTimestamps, newRequestedAt, lifetimeNanos);
        refreshed.compressed = compressed;
        return refreshed;
    }

    @Nullable
    String tag() {
        return tag;
    }

    byte[] body() {
        return body;
    }

    /** Whether its service marked it as possibly out of date. */
    boolean isDegraded() {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(DEGRADED));
    }

    int weight() {
        return body.length + OVERHEAD;
    }

    boolean isFresh(long now) {
        return now - requestedAt < lifetimeNanos && includesAllWrites();
    }

    boolean includesAllWrites() {
        for (var timestamp : timestamps) {
            if (!timestamp.isBefore(requestedAt)) {
                return false;
            }
        }
        return true;
    }

    /** True for one request in the second half of the lifetime, which refreshes it so that the others never wait. */
    boolean shouldRefresh(long now) {
        return now - requestedAt > lifetimeNanos / 2 && !refreshing.get() && refreshing.compareAndSet(false, true);
    }

    /** The compressed form has a weak tag, since the bytes differ (RFC 9110, 8.8.3.3). */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (var header : headers) {
            response.addHeader(header.name(), header.value());
        }
        var compress = body.length >= MIN_COMPRESSED && acceptsGzip(request);
        if (compress && tag != null && !tag.startsWith("W/")) {
            response.setHeader(HttpHeaders.ETAG, "W/" + tag);
        }
        var knownTags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (knownTags != null && tag != null && knownTags.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var bytes = body;
        if (compress) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            bytes = compressed();
        }
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    /** Says that the response is stale, and how old. */
    void writeStale(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isDegraded()) {
            response.setHeader(DEGRADED, "stale");
        }
        response.setHeader(
                HttpHeaders.AGE, Long.toString(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - requestedAt)));
        write(request, response);
    }

    /** Codings with weight 0 have been removed from the header by a filter. */
    private static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }

    /** Two threads may compress at once; the result is the same. */
    private byte[] compressed() throws IOException {
        var known = compressed;
        if (known == null) {
            var out = new ByteArrayOutputStream(body.length / 3);
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(body);
            }
            known = out.toByteArray();
            compressed = known;
        }
        return known;
    }

    private record Header(String name, String value) {}
}
