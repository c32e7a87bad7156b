package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** One request to one service and its answer back, with nothing between. */
@Component
final class Hop {

    private final ServiceClients clients;
    private final Places places;
    private final Forwarding forwarding;

    Hop(ServiceClients clients, Places places, Forwarding forwarding) {
        this.clients = clients;
        this.places = places;
        this.forwarding = forwarding;
    }

    /** Asks as the client did. */
    Answer ask(HttpServletRequest request, Destination destination) throws IOException {
        return send(request, destination, outgoing(request, destination));
    }

    /** Asks for everybody: for one form, whole, and with {@code knownTag} as the only validator. */
    Answer fetch(HttpServletRequest request, Destination destination, String accept, @Nullable String knownTag)
            throws IOException {
        var outgoing = outgoing(request, destination);
        outgoing.removeHeaders(HttpHeaders.RANGE);
        outgoing.removeHeaders(HttpHeaders.IF_MODIFIED_SINCE);
        outgoing.removeHeaders(HttpHeaders.IF_NONE_MATCH);
        outgoing.setHeader(HttpHeaders.ACCEPT, accept);
        if (knownTag != null) {
            outgoing.setHeader(HttpHeaders.IF_NONE_MATCH, knownTag);
        }
        return send(request, destination, outgoing);
    }

    private Outgoing outgoing(HttpServletRequest request, Destination destination) {
        var host = clients.of(destination).host();
        var outgoing = new Outgoing(request.getMethod(), host, target(request, destination));
        forwarding.write(request, outgoing);
        return outgoing;
    }

    private Answer send(HttpServletRequest request, Destination destination, Outgoing outgoing) throws IOException {
        if (!Methods.isSafe(request.getMethod()) && hasBody(request)) {
            outgoing.setEntity(new InputStreamEntity(
                    new ClientBody(request.getInputStream()), request.getContentLengthLong(), (ContentType) null));
        }
        return switch (destination.pace()) {
            case PROMPT -> Answer.whole(clients.of(destination).send(outgoing), outgoing::cancel);
            case TRANSFER -> Answer.streamed(clients.of(destination).send(outgoing), outgoing::cancel);
            case STREAM -> open(destination, outgoing);
        };
    }

    private Answer open(Destination destination, Outgoing outgoing) throws IOException {
        var place = places.take(destination.service());
        var opened = false;
        try {
            var answer = Answer.streamed(clients.of(destination).send(outgoing), () -> {
                outgoing.cancel();
                place.run();
            });
            opened = true;
            return answer;
        } finally {
            if (!opened) {
                place.run();
            }
        }
    }

    private static String target(HttpServletRequest request, Destination destination) {
        var query = request.getQueryString();
        return query == null ? destination.path() : destination.path() + '?' + query;
    }

    private static boolean hasBody(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length > 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }
}
