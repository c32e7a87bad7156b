package org.usersay.gateway.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Response of a service: status, the headers that may reach the client, and the body, whole or with a rest to be read.
 * The stock proxy exchange passes a body on while it reads it, so a client that reads slowly holds a connection to the
 * service; and it closes the response in the usual way after a failure in its middle, so that the client takes the part for
 * the whole.
 */
public final class ServiceResponse {

    /** Bytes up to which a response is read whole before anything is sent. */
    private static final int MAX_BUFFERED = 256 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final @Nullable Rest rest;

    ServiceResponse(int status, HttpHeaders headers, byte[] body) {
        this(status, headers, body, null);
    }

    private ServiceResponse(int status, HttpHeaders headers, byte[] body, @Nullable Rest rest) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.rest = rest;
    }

    /**
     * Reads as much of the body as is buffered.
     *
     * @param release gives the service's connection back, however much of the rest was read; may run more than once
     */
    static ServiceResponse buffered(ClassicHttpResponse incoming, HttpHeaders headers, Runnable release)
            throws IOException {
        var entity = incoming.getEntity();
        if (entity == null) {
            return new ServiceResponse(incoming.getCode(), headers, new byte[0]);
        }
        var content = entity.getContent();
        var start = content.readNBytes(MAX_BUFFERED);
        var rest = start.length < MAX_BUFFERED ? null : new Rest(content, release);
        return new ServiceResponse(incoming.getCode(), headers, start, rest);
    }

    /** Reads nothing of the body yet. */
    static ServiceResponse streamed(ClassicHttpResponse incoming, HttpHeaders headers, Runnable release)
            throws IOException {
        var entity = incoming.getEntity();
        if (entity == null) {
            release.run();
            return new ServiceResponse(incoming.getCode(), headers, new byte[0]);
        }
        return new ServiceResponse(incoming.getCode(), headers, new byte[0], new Rest(entity.getContent(), release));
    }

    public int status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** The body, if {@link #isWhole()}. */
    public byte[] body() {
        return body;
    }

    /** The body, read to its end. The service's connection is released. */
    public byte[] readBody() throws IOException {
        if (rest == null) {
            return body;
        }
        try {
            var whole = new ByteArrayOutputStream(2 * body.length);
            whole.write(body);
            rest.content().transferTo(whole);
            return whole.toByteArray();
        } finally {
            rest.release().run();
        }
    }

    public boolean isWhole() {
        return rest == null;
    }

    /**
     * Sends the response to its end and releases the service's connection.
     *
     * @throws IOException if either side fails; the container then aborts the client's connection, whose response is not
     *     taken for whole
     */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(body);
        if (rest != null) {
            try {
                writeRest(rest.content(), response);
            } finally {
                rest.release().run();
            }
        }
    }

    /** Flushes each part, since the next one may come much later. */
    private static void writeRest(InputStream from, HttpServletResponse to) throws IOException {
        var chunk = new byte[CHUNK];
        var out = to.getOutputStream();
        to.flushBuffer();
        for (var length = from.read(chunk); length >= 0; length = from.read(chunk)) {
            out.write(chunk, 0, length);
            out.flush();
        }
    }

    private record Rest(InputStream content, Runnable release) {}
}
