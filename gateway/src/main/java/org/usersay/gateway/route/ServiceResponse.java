package org.usersay.gateway.route;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What a service answered: the headers that may reach the client and the body, whole or with the rest to come. */
public final class ServiceResponse {

    /** An answer up to this size is read whole, so that a slow reader does not hold the service's connection. */
    private static final int READ_WHOLE = 256 * 1024;

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

    /** Reads as much as fits. */
    static ServiceResponse whole(ClassicHttpResponse incoming, Runnable end) throws IOException {
        var headers = ResponseHeaderFilter.of(incoming);
        var entity = incoming.getEntity();
        if (entity == null) {
            return new ServiceResponse(incoming.getCode(), headers, new byte[0]);
        }
        var content = entity.getContent();
        var start = content.readNBytes(READ_WHOLE);
        var rest = start.length < READ_WHOLE ? null : new Rest(content, end);
        return new ServiceResponse(incoming.getCode(), headers, start, rest);
    }

    /** Reads nothing yet. */
    static ServiceResponse streamed(ClassicHttpResponse incoming, Runnable end) throws IOException {
        var entity = incoming.getEntity();
        if (entity == null) {
            end.run();
            return new ServiceResponse(incoming.getCode(), ResponseHeaderFilter.of(incoming), new byte[0]);
        }
        return new ServiceResponse(
                incoming.getCode(), ResponseHeaderFilter.of(incoming), new byte[0], new Rest(entity.getContent(), end));
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

    /** Sends everything, an event stream's events after the request has ended. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (rest == null) {
            response.getOutputStream().write(body);
            return;
        }
        var carried = false;
        try {
            if (isEventStream() && "HTTP/1.1".equals(request.getProtocol())) {
                handOver(rest, request, response);
                carried = true;
            } else {
                response.getOutputStream().write(body);
                pass(rest.content(), response);
            }
        } finally {
            if (!carried) {
                rest.end();
            }
        }
    }

    private boolean isEventStream() {
        return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(headers.getContentType());
    }

    /** The head goes out first, since Tomcat calls what it hands over an answer of 101. No chunks: the close is the end. */
    private static void handOver(Rest rest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.flushBuffer();
        try {
            request.upgrade(SseTunnel.class).carry(rest);
        } catch (ServletException impossible) {
            throw new IOException(impossible);
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

    /**
     * What is still to come.
     *
     * @param ending lets go of the service's connection, however much of the rest was read; may run more than once
     */
    record Rest(InputStream content, Runnable ending) {

        void end() {
            ending.run();
        }
    }
}
