package org.usersay.gateway.proxy;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.usersay.gateway.forwarded.ClientNetwork;
import org.usersay.gateway.forwarded.NetworkBulkhead;
import org.usersay.gateway.forwarded.NetworkSettings;
import org.usersay.gateway.route.BackendService;
import org.usersay.starter.problem.CommonProblem;

/**
 * Bounds on the streams open to each service, {@code resilience4j.bulkhead.instances}, and from each address. A stream over them is refused at once;
 * the circuit breakers ignore that.
 */
@Component
final class StreamBulkhead {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final BulkheadRegistry bulkheads;
    private final NetworkBulkhead networks;

    StreamBulkhead(BulkheadRegistry bulkheads, NetworkSettings settings, MeterRegistry meters) {
        this.bulkheads = bulkheads;
        this.networks = new NetworkBulkhead(settings.streams());
        for (var service : BackendService.values()) {
            Gauge.builder("usersay.streams.open", bulkheads.bulkhead(service.label()), StreamBulkhead::open)
                    .tag("service", service.label())
                    .register(meters);
        }
    }

    /**
     * Opens a stream, which counts until its response is released.
     *
     * @throws BulkheadFullException if as many are open as may be; a problem if the address has as many as it may
     */
    ServiceResponse open(
            HttpServletRequest request, BackendService service, CancellableRequest outgoing, ServiceClient client)
            throws IOException {
        var bulkhead = bulkheads.bulkhead(service.label());
        var permit = networks.tryAcquire(ClientNetwork.of(request.getRemoteAddr()), Duration.ZERO);
        if (permit == null) {
            throw CommonProblem.TOO_MANY_REQUESTS
                    .refusal("Close streams before opening more: too many of this address are open.")
                    .retryAfter(RETRY_AFTER);
        }
        if (!bulkhead.tryAcquirePermission()) {
            permit.release();
            throw BulkheadFullException.createBulkheadFullException(bulkhead);
        }
        var held = new AtomicBoolean(true);
        Runnable release = () -> {
            outgoing.cancel();
            if (held.getAndSet(false)) {
                permit.release();
                bulkhead.onComplete();
            }
        };
        var opened = false;
        try {
            var incoming = client.send(outgoing);
            var response = ServiceResponse.streamed(incoming, ResponseHeaders.of(incoming), release);
            opened = true;
            return response;
        } finally {
            if (!opened) {
                release.run();
            }
        }
    }

    private static double open(Bulkhead bulkhead) {
        var metrics = bulkhead.getMetrics();
        return metrics.getMaxAllowedConcurrentCalls() - (double) metrics.getAvailableConcurrentCalls();
    }
}
