package org.usersay.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * How many streams may be open to each service. Who finds no place is told so at once: he waits for nobody to leave, and
 * no breaker counts it as a fault of the service.
 */
@Component
final class StreamBulkhead {

    /** What a stream needs of the heap, generously; benchmarks/run measures it. */
    private static final long BYTES = 40 * 1024;

    private final Map<BackendService, Semaphore> free = new EnumMap<>(BackendService.class);

    StreamBulkhead(RouteSettings settings, MeterRegistry meters) {
        for (var backendService : BackendService.values()) {
            var all = Math.min(settings.address(backendService).streams(), bearable());
            var places = new Semaphore(all);
            free.put(backendService, places);
            Gauge.builder("usersay.streams.open", places, left -> all - left.availablePermits())
                    .tag("service", backendService.label())
                    .register(meters);
        }
    }

    /** Half of the heap may be theirs: a gateway that ended for want of memory would have no place for anybody. */
    static int bearable() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 2 / BYTES, 1, Integer.MAX_VALUE);
    }

    /** A place is given back by running what is returned, the first time it is run. */
    Runnable take(BackendService backendService) throws Full {
        var places = free.get(backendService);
        if (places == null || !places.tryAcquire()) {
            throw new Full();
        }
        var taken = new AtomicBoolean(true);
        return () -> {
            if (taken.getAndSet(false)) {
                places.release();
            }
        };
    }

    /** As many streams as may be are open. */
    static final class Full extends IOException {

        private static final long serialVersionUID = 1L;

        private Full() {
            super("No place for another stream");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
