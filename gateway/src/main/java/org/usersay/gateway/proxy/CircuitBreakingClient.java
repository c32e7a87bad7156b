package org.usersay.gateway.proxy;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.apache.hc.core5.http.HttpHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.gateway.route.RouteMatch;

/**
 * Client of the services behind their circuit breakers, {@code resilience4j.circuitbreaker.instances}. A stream is counted by
 * its beginning. What {@link ServiceClient} sends again counts once. The time-out is the client's read time-out; a {@code TimeLimiter} would need a thread
 * more for each request.
 */
@Component
final class CircuitBreakingClient {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreakingClient.class);

    private final ServiceClients clients;
    private final StreamBulkhead streams;
    private final CircuitBreakerRegistry breakers;
    private final UnavailableResponses unavailable;
    private final List<WriteObserver> observers;

    CircuitBreakingClient(
            ServiceClients clients,
            StreamBulkhead streams,
            CircuitBreakerRegistry breakers,
            UnavailableResponses unavailable,
            List<WriteObserver> observers) {
        this.clients = clients;
        this.streams = streams;
        this.breakers = breakers;
        this.unavailable = unavailable;
        this.observers = observers;
    }

    HttpHost host(RouteMatch match) {
        return clients.of(match).host();
    }

    /** The service's response, or a problem that names the service. */
    ServiceResponse execute(CancellableRequest outgoing, HttpServletRequest request, RouteMatch match)
            throws IOException {
        var response = guarded(outgoing, request, match);
        if (!HttpMethods.isSafe(request.getMethod())) {
            observers.forEach(observer -> observer.onWrite(match, response));
        }
        return response;
    }

    private ServiceResponse guarded(CancellableRequest outgoing, HttpServletRequest request, RouteMatch match)
            throws IOException {
        var service = match.service();
        try {
            return recorded(breakers.circuitBreaker(service.label()), outgoing, request, match);
        } catch (ClientBodyException client) {
            throw client;
        } catch (CallNotPermittedException open) {
            return unavailable.notCalled(service, request);
        } catch (BulkheadFullException full) {
            return unavailable.tooManyStreams(service, request);
        } catch (IOException fault) {
            log.warn("{} {} {}: {}", service.label(), request.getMethod(), match.path(), fault.toString());
            return unavailable.noResponse(service, request, fault);
        }
    }

    /**
     * The configuration says which results and exceptions are failures and which are ignored. What passes a client's body on
     * holds no permission, since a half-open breaker has few, and is not counted: it lasts as long as the client wants.
     */
    private ServiceResponse recorded(
            CircuitBreaker breaker, CancellableRequest outgoing, HttpServletRequest request, RouteMatch match)
            throws IOException {
        breaker.acquirePermission();
        if (match.metadata().unlimitedBody()) {
            breaker.releasePermission();
            return send(outgoing, request, match);
        }
        var start = breaker.getCurrentTimestamp();
        try {
            var response = send(outgoing, request, match);
            breaker.onResult(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), response);
            return response;
        } catch (IOException | RuntimeException fault) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), fault);
            throw fault;
        }
    }

    private ServiceResponse send(CancellableRequest outgoing, HttpServletRequest request, RouteMatch match)
            throws IOException {
        return switch (match.metadata().response()) {
            case PROMPT -> {
                var incoming = clients.of(match).send(outgoing);
                yield ServiceResponse.buffered(incoming, ResponseHeaders.of(incoming), outgoing::cancel);
            }
            case TRANSFER -> {
                var incoming = clients.of(match).send(outgoing);
                yield ServiceResponse.streamed(incoming, ResponseHeaders.of(incoming), outgoing::cancel);
            }
            case STREAM -> streams.open(request, match.service(), outgoing, clients.of(match));
        };
    }
}
