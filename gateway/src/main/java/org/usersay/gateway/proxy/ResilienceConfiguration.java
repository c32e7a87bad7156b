package org.usersay.gateway.proxy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.common.bulkhead.configuration.BulkheadConfigCustomizer;
import io.github.resilience4j.core.registry.EntryAddedEvent;
import io.github.resilience4j.core.registry.EntryRemovedEvent;
import io.github.resilience4j.core.registry.EntryReplacedEvent;
import io.github.resilience4j.core.registry.RegistryEventConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.gateway.route.BackendService;

/** What {@code application.yml} cannot say of Resilience4j: bounds that follow from the heap, and log lines. */
@Configuration(proxyBeanMethods = false)
class ResilienceConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ResilienceConfiguration.class);

    /** Bytes of heap that one stream takes, rounded up. */
    private static final long STREAM = 100 * 1024;

    @Bean
    BulkheadConfigCustomizer commentsStreams(ServiceSettings settings) {
        return streams(BackendService.COMMENTS, settings);
    }

    @Bean
    BulkheadConfigCustomizer ratingsStreams(ServiceSettings settings) {
        return streams(BackendService.RATINGS, settings);
    }

    @Bean
    BulkheadConfigCustomizer subscriptionStreams(ServiceSettings settings) {
        return streams(BackendService.SUBSCRIPTION, settings);
    }

    /** Half of the heap may hold streams: a gateway without memory serves no request. */
    private static BulkheadConfigCustomizer streams(BackendService service, ServiceSettings settings) {
        var held = Math.clamp(Runtime.getRuntime().maxMemory() / 2 / STREAM, 1, Integer.MAX_VALUE);
        var max = Math.min(settings.address(service).streams(), held);
        return BulkheadConfigCustomizer.of(service.label(), bulkhead -> bulkhead.maxConcurrentCalls(max));
    }

    @Bean
    RegistryEventConsumer<CircuitBreaker> circuitBreakerLog() {
        return new RegistryEventConsumer<>() {
            @Override
            public void onEntryAddedEvent(EntryAddedEvent<CircuitBreaker> added) {
                added.getAddedEntry()
                        .getEventPublisher()
                        .onStateTransition(event -> log.warn(
                                "Circuit breaker {}: {}", event.getCircuitBreakerName(), event.getStateTransition()));
            }

            @Override
            public void onEntryRemovedEvent(EntryRemovedEvent<CircuitBreaker> removed) {}

            @Override
            public void onEntryReplacedEvent(EntryReplacedEvent<CircuitBreaker> replaced) {}
        };
    }
}
