package org.usersay.gateway.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.forwarded.ClientNetwork;
import org.usersay.gateway.forwarded.NetworkBulkhead;
import org.usersay.gateway.forwarded.NetworkSettings;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.gateway.route.ResponseKind;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.problem.CommonProblem;

/**
 * Forwarding of requests to services. Path, query and body go out as they came: the stock handler function builds the query
 * from the parsed parameters, which consumes the body of a form.
 */
@Component
public final class ServiceProxy {

    private static final List<String> NOT_OF_ALL_CLIENTS = List.of(
            HttpHeaders.RANGE,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.COOKIE);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CircuitBreakingClient client;
    private final ForwardedRequestHeaders requestHeaders;
    private final NetworkBulkhead requests;

    ServiceProxy(CircuitBreakingClient client, ForwardedRequestHeaders requestHeaders, NetworkSettings settings) {
        this.client = client;
        this.requestHeaders = requestHeaders;
        this.requests = new NetworkBulkhead(settings.requests());
    }

    /**
     * Forwards a request, of which one address has a bounded number at a time. A body is read before the service is called, so that a slow client holds no connection to it;
     * only a body of unlimited length is passed on while it is read.
     *
     * @param path path at the service
     * @return the service's response, or a problem that names the service
     */
    ServiceResponse forward(HttpServletRequest request, RouteMatch match, String path) throws IOException {
        if (match.metadata().response() == ResponseKind.STREAM) {
            return client.execute(outgoing(request, match, path), request, match);
        }
        var permit = requests.tryAcquire(ClientNetwork.of(request.getRemoteAddr()), PATIENCE);
        if (permit == null) {
            throw CommonProblem.TOO_MANY_REQUESTS
                    .refusal("Wait for answers before sending more: too many requests of this address are under way.")
                    .retryAfter(PATIENCE);
        }
        try {
            return send(request, match, path);
        } finally {
            permit.release();
        }
    }

    private ServiceResponse send(HttpServletRequest request, RouteMatch match, String path) throws IOException {
        var outgoing = outgoing(request, match, path);
        if (!HttpMethods.isSafe(request.getMethod()) && hasBody(request)) {
            outgoing.setEntity(body(request, match));
        }
        return client.execute(outgoing, request, match);
    }

    /**
     * Reads a public resource in one of its forms, whole, without credentials, on behalf of all clients that want it.
     *
     * @param query the query; null for none
     * @param accept the form
     * @param knownTag the only validator; null for none
     * @return the service's response, or a problem that names the service
     */
    public ServiceResponse fetch(
            HttpServletRequest request,
            RouteMatch match,
            @Nullable String query,
            String accept,
            @Nullable String knownTag)
            throws IOException {
        var outgoing = outgoing("GET", request, match, match.path(), query);
        NOT_OF_ALL_CLIENTS.forEach(outgoing::removeHeaders);
        outgoing.setHeader(HttpHeaders.ACCEPT, accept);
        if (knownTag != null) {
            outgoing.setHeader(HttpHeaders.IF_NONE_MATCH, knownTag);
        }
        return client.execute(outgoing, request, match);
    }

    private CancellableRequest outgoing(HttpServletRequest request, RouteMatch match, String path) {
        return outgoing(request.getMethod(), request, match, path, request.getQueryString());
    }

    private CancellableRequest outgoing(
            String method, HttpServletRequest request, RouteMatch match, String path, @Nullable String query) {
        var target = query == null ? path : path + '?' + query;
        var outgoing = new CancellableRequest(method, client.host(match), target);
        requestHeaders.write(request, outgoing);
        return outgoing;
    }

    private static HttpEntity body(HttpServletRequest request, RouteMatch match) throws IOException {
        var in = new ClientInputStream(request.getInputStream());
        ContentType asSent = null;
        return match.metadata().unlimitedBody()
                ? new InputStreamEntity(in, request.getContentLengthLong(), asSent)
                : new ByteArrayEntity(in.readAllBytes(), asSent);
    }

    private static boolean hasBody(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length > 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }
}
