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
import org.usersay.gateway.fallback.Breakers;

/**
 * Asks a service, unless it is known to fail: then requests are answered at once, and a few of them try whether it is
 * back. A stream is judged by how it begins. A 503 that the service itself gives is an answer from a service that knows
 * its state, and so not counted: its reads may be fine while its writes are not. Nothing is asked twice.
 */
@Component
public final class Services {

    private static final Logger log = LoggerFactory.getLogger(Services.class);

    private final Map<Service, CircuitBreaker> breakers = new EnumMap<>(Service.class);
    private final Hop hop;
    private final Outage outage;
    /** Asked for at the first write: those who listen need this class themselves. */
    private final Supplier<List<Changes>> changes;

    Services(Hop hop, Breakers breakers, Outage outage, ObjectProvider<Changes> changes) {
        this.hop = hop;
        this.outage = outage;
        this.changes = SingletonSupplier.of(() -> changes.orderedStream().toList());
        for (var service : Service.values()) {
            this.breakers.put(service, breakers.named(service.label()));
        }
    }

    /** The service's answer, or a problem that names the service. */
    public Answer ask(HttpServletRequest request, Destination destination) throws IOException {
        var answer = guarded(request, destination, () -> hop.ask(request, destination));
        if (!Methods.isSafe(request.getMethod())) {
            changes.get().forEach(listener -> listener.written(destination, answer));
        }
        return answer;
    }

    /** The same for a read on behalf of everybody, of whom some may know the answer under this tag. */
    public Answer fetch(HttpServletRequest request, Destination destination, String accept, @Nullable String knownTag)
            throws IOException {
        return guarded(request, destination, () -> hop.fetch(request, destination, accept, knownTag));
    }

    private Answer guarded(HttpServletRequest request, Destination destination, Asking asking) throws IOException {
        var breaker = Objects.requireNonNull(breakers.get(destination.service()));
        if (!breaker.tryAcquirePermission()) {
            return outage.notAsked(destination.service(), request);
        }
        var start = System.nanoTime();
        var settled = false;
        try {
            var answer = asking.ask();
            settle(breaker, answer.status(), System.nanoTime() - start);
            settled = true;
            return answer;
        } catch (ClientBody.Broken client) {
            throw client;
        } catch (Places.Full full) {
            return outage.full(destination.service(), request);
        } catch (IOException fault) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, fault);
            settled = true;
            var service = destination.service();
            log.warn("{} {} {}: {}", service.label(), request.getMethod(), destination.path(), fault.toString());
            return outage.noAnswer(service, request, fault);
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
        Answer ask() throws IOException;
    }

    /** Told to the breaker only, never thrown. */
    private static final class BadAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BadAnswer() {
            super("5xx", null, false, false);
        }
    }
}
