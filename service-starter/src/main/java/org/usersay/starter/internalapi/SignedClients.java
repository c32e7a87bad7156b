package org.usersay.starter.internalapi;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.java11.instrument.binder.jdk.MicrometerHttpClient;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.usersay.starter.discovery.ServiceAddresses;

/** Factory of clients that sign with the installation's service key. */
public final class SignedClients {

    private final ServiceKeySettings settings;
    private final Clock clock;
    private final CircuitBreakerRegistry circuitBreakers;
    private final RetryRegistry retries;
    private final MeterRegistry meters;
    private final ObservationRegistry observations;

    public SignedClients(
            ServiceKeySettings settings,
            Clock clock,
            CircuitBreakerRegistry circuitBreakers,
            RetryRegistry retries,
            MeterRegistry meters,
            ObservationRegistry observations) {
        this.settings = settings;
        this.clock = clock;
        this.circuitBreakers = circuitBreakers;
        this.retries = retries;
        this.meters = meters;
        this.observations = observations;
    }

    /**
     * Client of one service.
     *
     * @param name of the Resilience4j instances that guard the calls, for instance {@code subscription-service}
     * @param service its own address, not the gateway's
     * @param timeout to connect, and for one answer
     */
    public SignedHttpClient of(String name, URI service, Duration timeout) {
        var guard = new CallGuard(circuitBreakers.circuitBreaker(name), retries.retry(name));
        var http = MicrometerHttpClient.instrumentationBuilder(
                        HttpClient.newBuilder().connectTimeout(timeout).build(), meters)
                .observationRegistry(observations)
                .uriMapper(request -> name)
                .build();
        return new SignedHttpClient(http, new ServiceAddresses(), service, timeout, settings.key(), clock, guard);
    }
}
