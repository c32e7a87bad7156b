package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.usersay.gateway.route.Destination.Pace;

/** The hop: one request to one service and its answer back. */
@Component
final class ServiceExchange implements HandlerFunction<ServerResponse> {

    /** An answer up to this size is read whole, so that a slow reader does not hold the service's connection. */
    private static final int READ_WHOLE = 256 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final ServiceClients clients;
    private final Forwarding forwarding;

    ServiceExchange(ServiceClients clients, Forwarding forwarding) {
        this.clients = clients;
        this.forwarding = forwarding;
    }

    @Override
    public ServerResponse handle(ServerRequest request) throws IOException {
        var servlet = request.servletRequest();
        var destination = Objects.requireNonNull(Destination.of(servlet));
        var client = clients.of(destination);
        var outgoing = new BasicClassicHttpRequest(servlet.getMethod(), client.host(), target(servlet, destination));
        forwarding.write(servlet, outgoing);
        if (hasBody(servlet)) {
            outgoing.setEntity(new InputStreamEntity(
                    new ClientBody(servlet.getInputStream()), servlet.getContentLengthLong(), (ContentType) null));
        }
        var incoming = client.send(outgoing);
        return destination.pace() == Pace.STREAM ? streamed(incoming) : whole(incoming);
    }

    private static String target(HttpServletRequest request, Destination destination) {
        var query = request.getQueryString();
        return query == null ? destination.path() : destination.path() + '?' + query;
    }

    private static boolean hasBody(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length > 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    private static ServerResponse whole(ClassicHttpResponse incoming) throws IOException {
        var entity = incoming.getEntity();
        if (entity == null) {
            incoming.close();
            return answer(incoming, new byte[0], null);
        }
        var rest = entity.getContent();
        var start = rest.readNBytes(READ_WHOLE);
        if (start.length == READ_WHOLE) {
            return answer(incoming, start, rest);
        }
        incoming.close();
        return answer(incoming, start, null);
    }

    private static ServerResponse streamed(ClassicHttpResponse incoming) throws IOException {
        var entity = incoming.getEntity();
        return answer(incoming, new byte[0], entity == null ? null : entity.getContent());
    }

    private static ServerResponse answer(ClassicHttpResponse incoming, byte[] start, @Nullable InputStream rest) {
        return GatewayServerResponse.status(incoming.getCode())
                .headers(headers -> AnswerHeaders.write(incoming, headers))
                .build((request, response) -> {
                    try (incoming) {
                        response.getOutputStream().write(start);
                        if (rest != null) {
                            pass(rest, response);
                        }
                    }
                    return null;
                });
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
