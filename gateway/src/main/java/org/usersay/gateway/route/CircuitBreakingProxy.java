package org.usersay.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.usersay.gateway.error.CircuitBreakers;

/**
 * Asks a service, unless it is known to fail: then requests are answered at once, and a few of them try whether it is
 * back. A stream is judged by how it begins. A 503 that the service itself gives is an answer from a service that knows
 * its state, and so not counted: its reads may be fine while its writes are not. Nothing is asked twice.
 */
@Component
public final class CircuitBreakingProxy {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreakingProxy.class);

    private final Map<BackendService, CircuitBreaker> circuitBreakers = new EnumMap<>(BackendService.class);
    private final ServiceProxy serviceProxy;
    private final UnavailableResponses unavailableResponses;
    /** Asked for at the first write: those who listen need this class themselves. */
    private final Supplier<List<WriteObserver>> changes;

    CircuitBreakingProxy(
            ServiceProxy serviceProxy,
            CircuitBreakers circuitBreakers,
            UnavailableResponses unavailableResponses,
            ObjectProvider<WriteObserver> changes) {
        this.serviceProxy = serviceProxy;
        this.unavailableResponses = unavailableResponses;
        this.changes = SingletonSupplier.of(() -> changes.orderedStream().toList());
        for (var service : BackendService.values()) {
            this.circuitBreakers.put(service, circuitBreakers.named(service.label()));
        }
    }

    /** The service's answer, or a problem that names the service. */
    public ServiceResponse ask(HttpServletRequest request, RouteMatch routeMatch) throws IOException {
        var answer = guarded(request, routeMatch, () -> serviceProxy.ask(request, routeMatch));
        if (!HttpMethods.isSafe(request.getMethod())) {
            changes.get().forEach(listener -> listener.written(routeMatch, answer));
        }
        return answer;
    }

    /** The same for a read on behalf of everybody, of whom some may know the answer under this tag. */
    public ServiceResponse fetch(
            HttpServletRequest request, RouteMatch routeMatch, String accept, @Nullable String knownTag)
            throws IOException {
        return guarded(request, routeMatch, () -> serviceProxy.fetch(request, routeMatch, accept, knownTag));
    }

    private ServiceResponse guarded(HttpServletRequest request, RouteMatch routeMatch, Asking asking)
            throws IOException {
        var breaker = Objects.requireNonNull(circuitBreakers.get(routeMatch.service()));
        if (!breaker.tryAcquirePermission()) {
            return unavailableResponses.notAsked(routeMatch.service(), request);
        }
        var start = System.nanoTime();
        var settled = false;
        try {
            var answer = asking.ask();
            settle(breaker, answer.status(), System.nanoTime() - start);
            settled = true;
            return answer;
        } catch (ClientInputStream.Broken client) {
            throw client;
        } catch (StreamBulkhead.Full full) {
            return unavailableResponses.full(routeMatch.service(), request);
        } catch (IOException fault) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, fault);
            settled = true;
            var service = routeMatch.service();
            log.warn("{} {} {}: {}", service.label(), request.getMethod(), routeMatch.path(), fault.toString());
            return unavailableResponses.noAnswer(service, request, fault);
        } finally {
            if (!settled) {
                breaker.releasePermission();
            }
        }
    }

    private static void settle(CircuitBreaker breaker, int status, long nanos) {
        if (status >= 500 && status != 503 && status != 501) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new BadAnswer());
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private interface Asking {
        ServiceResponse ask() throws IOException;
    }

    /** Told to the breaker only, never thrown. */
    private static final class BadAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BadAnswer() {
            super("5xx", null, false, false);
        }
    }
}
