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
    private final @Nullable Rest rest;

    Answer(int status, HttpHeaders headers, byte[] body) {
        this(status, headers, body, null);
    }

    private Answer(int status, HttpHeaders headers, byte[] body, @Nullable Rest rest) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.rest = rest;
    }

    /** Reads as much as fits. */
    static Answer whole(ClassicHttpResponse incoming, Outgoing request) throws IOException {
        var headers = AnswerHeaders.of(incoming);
        var entity = incoming.getEntity();
        if (entity == null) {
            return new Answer(incoming.getCode(), headers, new byte[0]);
        }
        var content = entity.getContent();
        var start = content.readNBytes(READ_WHOLE);
        var rest = start.length < READ_WHOLE ? null : new Rest(content, request);
        return new Answer(incoming.getCode(), headers, start, rest);
    }

    /** Reads nothing yet. */
    static Answer streamed(ClassicHttpResponse incoming, Outgoing request) throws IOException {
        var entity = incoming.getEntity();
        var rest = entity == null ? null : new Rest(entity.getContent(), request);
        return new Answer(incoming.getCode(), AnswerHeaders.of(incoming), new byte[0], rest);
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
        if (rest == null) {
            response.getOutputStream().write(body);
            return;
        }
        try {
            response.getOutputStream().write(body);
            pass(rest.content(), response);
        } finally {
            rest.request().cancel();
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

    private record Rest(InputStream content, Outgoing request) {}
}
