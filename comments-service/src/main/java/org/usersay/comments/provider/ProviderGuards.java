package org.usersay.comments.provider;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Bulkheads, circuit breakers and retries of the providers. */
@Component
class ProviderGuards {

    /** Configuration of the circuit breakers and retries. */
    private static final String CONFIGURATION = "screening-provider";

    private final BulkheadRegistry bulkheads;
    private final CircuitBreakerRegistry circuitBreakers;
    private final RetryRegistry retries;
    private final BulkheadConfig bulkhead;

    ProviderGuards(
            BulkheadRegistry bulkheads,
            CircuitBreakerRegistry circuitBreakers,
            RetryRegistry retries,
            ProviderSettings settings) {
        this.bulkheads = bulkheads;
        this.circuitBreakers = circuitBreakers;
        this.retries = retries;
        this.bulkhead = BulkheadConfig.custom()
                .maxConcurrentCalls(settings.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build();
    }

    /** Those of one provider of one site. */
    ProviderClient.Guards of(String name) {
        return new ProviderClient.Guards(
                bulkheads.bulkhead(name, bulkhead),
                circuitBreakers.circuitBreaker(name, CONFIGURATION),
                retries.retry(name, CONFIGURATION));
    }
}
