package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a service answered: the headers that may reach the client and the body, whole or with the rest to come. */
public final class Answer {

    /** An answer up to this size is read whole, so that a slow reader does not hold the service's connection. */
    private static final int READ_WHOLE = 256 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final @Nullable ClassicHttpResponse rest;

    Answer(int status, HttpHeaders headers, byte[] body) {
        this(status, headers, body, null);
    }

    private Answer(int status, HttpHeaders headers, byte[] body, @Nullable ClassicHttpResponse rest) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.rest = rest;
    }

    /** Reads as much as fits. */
    static Answer whole(ClassicHttpResponse incoming) throws IOException {
        var entity = incoming.getEntity();
        var start = entity == null ? new byte[0] : entity.getContent().readNBytes(READ_WHOLE);
        if (start.length == READ_WHOLE) {
            return new Answer(incoming.getCode(), AnswerHeaders.of(incoming), start, incoming);
        }
        incoming.close();
        return new Answer(incoming.getCode(), AnswerHeaders.of(incoming), start, null);
    }

    /** Reads nothing yet. */
    static Answer streamed(ClassicHttpResponse incoming) {
        return new Answer(incoming.getCode(), AnswerHeaders.of(incoming), new byte[0], incoming);
    }

    public int status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** All of the body, if {@link #isWhole()}. */
    public byte[] body() {
        return body;
    }

    public boolean isWhole() {
        return rest == null;
    }

    /** Sends everything. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(body);
        if (rest == null) {
            return;
        }
        try (rest) {
            var entity = rest.getEntity();
            if (entity != null) {
                pass(entity.getContent(), response);
            }
        }
    }

    /** Flushes what there is, since the next piece may come much later. */
    private static void pass(InputStream from, HttpServletResponse to) throws IOException {
        var chunk = new byte[CHUNK];
        var out = to.getOutputStream();
        to.flushBuffer();
        for (var n = from.read(chunk); n >= 0; n = from.read(chunk)) {
            out.write(chunk, 0, n);
            out.flush();
        }
    }
}
