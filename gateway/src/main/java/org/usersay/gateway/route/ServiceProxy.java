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
final class ServiceProxy {

    private final ServiceClients clients;
    private final StreamBulkhead streamBulkhead;
    private final ForwardedRequestHeaders forwardedRequestHeaders;

    ServiceProxy(
            ServiceClients clients, StreamBulkhead streamBulkhead, ForwardedRequestHeaders forwardedRequestHeaders) {
        this.clients = clients;
        this.streamBulkhead = streamBulkhead;
        this.forwardedRequestHeaders = forwardedRequestHeaders;
    }

    /** Asks as the client did. */
    ServiceResponse ask(HttpServletRequest request, RouteMatch routeMatch) throws IOException {
        return send(request, routeMatch, outgoing(request, routeMatch));
    }

    /** Asks for everybody: for one form, whole, and with {@code knownTag} as the only validator. */
    ServiceResponse fetch(HttpServletRequest request, RouteMatch routeMatch, String accept, @Nullable String knownTag)
            throws IOException {
        var cancellableRequest = outgoing(request, routeMatch);
        cancellableRequest.removeHeaders(HttpHeaders.RANGE);
        cancellableRequest.removeHeaders(HttpHeaders.IF_MODIFIED_SINCE);
        cancellableRequest.removeHeaders(HttpHeaders.IF_NONE_MATCH);
        cancellableRequest.setHeader(HttpHeaders.ACCEPT, accept);
        if (knownTag != null) {
            cancellableRequest.setHeader(HttpHeaders.IF_NONE_MATCH, knownTag);
        }
        return send(request, routeMatch, cancellableRequest);
    }

    private CancellableRequest outgoing(HttpServletRequest request, RouteMatch routeMatch) {
        var host = clients.of(routeMatch).host();
        var cancellableRequest = new CancellableRequest(request.getMethod(), host, target(request, routeMatch));
        forwardedRequestHeaders.write(request, cancellableRequest);
        return cancellableRequest;
    }

    private ServiceResponse send(
            HttpServletRequest request, RouteMatch routeMatch, CancellableRequest cancellableRequest)
            throws IOException {
        if (!HttpMethods.isSafe(request.getMethod()) && hasBody(request)) {
            cancellableRequest.setEntity(new InputStreamEntity(
                    new ClientInputStream(request.getInputStream()), request.getContentLengthLong(), (ContentType)
                            null));
        }
        return switch (routeMatch.pace()) {
            case PROMPT ->
                ServiceResponse.whole(clients.of(routeMatch).send(cancellableRequest), cancellableRequest::cancel);
            case TRANSFER ->
                ServiceResponse.streamed(clients.of(routeMatch).send(cancellableRequest), cancellableRequest::cancel);
            case STREAM -> open(routeMatch, cancellableRequest);
        };
    }

    private ServiceResponse open(RouteMatch routeMatch, CancellableRequest cancellableRequest) throws IOException {
        var place = streamBulkhead.take(routeMatch.service());
        var opened = false;
        try {
            var answer = ServiceResponse.streamed(clients.of(routeMatch).send(cancellableRequest), () -> {
                cancellableRequest.cancel();
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

    private static String target(HttpServletRequest request, RouteMatch routeMatch) {
        var query = request.getQueryString();
        return query == null ? routeMatch.path() : routeMatch.path() + '?' + query;
    }

    private static boolean hasBody(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length > 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }
}
