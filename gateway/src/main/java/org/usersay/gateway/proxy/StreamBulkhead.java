package org.usersay.gateway.proxy;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.BackendService;

/**
 * Bound on the streams open to each service, {@code resilience4j.bulkhead.instances}. A stream over it is refused at once;
 * the circuit breakers ignore that.
 */
@Component
final class StreamBulkhead {

    private final BulkheadRegistry bulkheads;

    StreamBulkhead(BulkheadRegistry bulkheads, MeterRegistry meters) {
        this.bulkheads = bulkheads;
        for (var service : BackendService.values()) {
            Gauge.builder("usersay.streams.open", bulkheads.bulkhead(service.label()), StreamBulkhead::open)
                    .tag("service", service.label())
                    .register(meters);
        }
    }

    /**
     * Opens a stream, which counts until its response is released.
     *
     * @throws io.github.resilience4j.bulkhead.BulkheadFullException if as many are open as may be
     */
    ServiceResponse open(BackendService service, CancellableRequest outgoing, ServiceClient client) throws IOException {
        var bulkhead = bulkheads.bulkhead(service.label());
        bulkhead.acquirePermission();
        var held = new AtomicBoolean(true);
        Runnable release = () -> {
            outgoing.cancel();
            if (held.getAndSet(false)) {
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
