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

/** One kept answer. Its age counts from the moment it was asked for, not from when it came. */
final class CachedResponse {

    private static final String DEGRADED = "Usersay-Degraded";
    private static final int WORTH_PACKING = 1024;
    private static final int OVERHEAD = 1024;

    private final List<Line> lines;
    private final byte[] body;
    private final @Nullable String tag;
    private final Mark[] marks;
    private final long askedAt;
    private final long freshNanos;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile byte @Nullable [] packed;

    private CachedResponse(
            List<Line> lines, byte[] body, @Nullable String tag, Mark[] marks, long askedAt, long freshNanos) {
        this.lines = lines;
        this.body = body;
        this.tag = tag;
        this.marks = marks;
        this.askedAt = askedAt;
        this.freshNanos = freshNanos;
    }

    static CachedResponse of(HttpHeaders headers, byte[] body, Mark[] marks, long askedAt, long freshNanos) {
        var lines = new ArrayList<Line>();
        headers.forEach((name, values) -> values.forEach(value -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                lines.add(new Line(name, value));
            }
        }));
        lines.add(new Line(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
        var tag = headers.getETag();
        return new CachedResponse(List.copyOf(lines), body, tag, marks, askedAt, freshNanos);
    }

    /** The same answer, of which its service has just said that it holds, and how sure it is. */
    CachedResponse renewed(HttpHeaders confirmation, Mark[] newMarks, long newAskedAt) {
        var newLines = new ArrayList<>(lines);
        newLines.removeIf(line -> line.name().equalsIgnoreCase(DEGRADED));
        confirmation.getOrEmpty(DEGRADED).forEach(value -> newLines.add(new Line(DEGRADED, value)));
        var renewed = new CachedResponse(List.copyOf(newLines), body, tag, newMarks, newAskedAt, freshNanos);
        renewed.packed = packed;
        return renewed;
    }

    @Nullable
    String tag() {
        return tag;
    }

    int weight() {
        return body.length + OVERHEAD;
    }

    /** Whether it may be given as it is. */
    boolean isCurrent(long now) {
        return now - askedAt < freshNanos && hasSeenAllWrites();
    }

    boolean hasSeenAllWrites() {
        for (var mark : marks) {
            if (!mark.isOlderThan(askedAt)) {
                return false;
            }
        }
        return true;
    }

    /** True for one request in the second half of its time: that one asks again, so that the others never wait. */
    boolean shouldRenew(long now) {
        return now - askedAt > freshNanos / 2 && !renewing.get() && renewing.compareAndSet(false, true);
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (var line : lines) {
            response.addHeader(line.name(), line.value());
        }
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && tag != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var bytes = body;
        if (body.length >= WORTH_PACKING && acceptsGzip(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            bytes = packed();
        }
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    /** While its service is down: better old than nothing, and said so. */
    void writeStale(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (lines.stream().noneMatch(line -> line.name().equalsIgnoreCase(DEGRADED))) {
            response.setHeader(DEGRADED, "stale");
        }
        response.setHeader(HttpHeaders.AGE, Long.toString(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - askedAt)));
        write(request, response);
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    /** Two readers at once may both pack; the result is the same. */
    private byte[] packed() throws IOException {
        var known = packed;
        if (known == null) {
            var out = new ByteArrayOutputStream(body.length / 3);
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(body);
            }
            known = out.toByteArray();
            packed = known;
        }
        return known;
    }

    private record Line(String name, String value) {}
}
