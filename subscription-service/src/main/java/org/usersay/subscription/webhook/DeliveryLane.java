package org.usersay.subscription.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersay.starter.webhook.WebhookEndpoint;

/**
 * Deliveries to one endpoint, a few at the same time, so that an endpoint that is slow or down holds up no other. While
 * its circuit breaker is open, or the endpoint asked for a pause, nothing is claimed for it.
 */
final class DeliveryLane {

    private static final Logger log = LoggerFactory.getLogger(DeliveryLane.class);

    private final String name;
    private final WebhookEndpoint endpoint;
    private final DeliveryStore store;
    private final PausedEndpoints pauses;
    private final EndpointSecrets secrets;
    private final DeliveryClient client;
    private final CircuitBreaker circuitBreaker;
    private final Clock clock;
    private final Semaphore places;
    private volatile Instant notBefore = Instant.MIN;

    DeliveryLane(
            String name,
            WebhookEndpoint endpoint,
            DeliveryStore store,
            PausedEndpoints pauses,
            EndpointSecrets secrets,
            DeliveryClient client,
            CircuitBreaker circuitBreaker,
            DeliverySettings settings,
            Clock clock) {
        this.name = name;
        this.endpoint = endpoint;
        this.store = store;
        this.pauses = pauses;
        this.secrets = secrets;
        this.client = client;
        this.circuitBreaker = circuitBreaker;
        this.clock = clock;
        this.places = new Semaphore(settings.concurrency());
    }

    /** Starts a delivery that is due as soon as there is a place for it; false where none is due or nothing may be sent. */
    boolean startNext() throws InterruptedException {
        if (notBefore.isAfter(clock.instant()) || pauses.since(name).isPresent()) {
            return false;
        }
        places.acquire();
        var started = false;
        try {
            started = claimAndStart();
        } finally {
            if (!started) {
                places.release();
            }
        }
        return started;
    }

    private boolean claimAndStart() {
        var signing = secrets.of(name, endpoint).signing();
        if (!circuitBreaker.tryAcquirePermission()) {
            return false;
        }
        var claimed = Optional.<Delivery>empty();
        try {
            claimed = store.claim(name);
        } finally {
            if (claimed.isEmpty()) {
                circuitBreaker.releasePermission();
            }
        }
        claimed.ifPresent(
                delivery -> Thread.ofVirtual().name("webhook " + name).start(() -> deliver(delivery, signing)));
        return claimed.isPresent();
    }

    /** A delivery that is interrupted, or whose result cannot be stored, is due again at the end of its lease. */
    private void deliver(Delivery delivery, List<String> signing) {
        try {
            var result = client.send(endpoint, signing, delivery);
            record(result);
            switch (result) {
                case DeliveryResult.Delivered delivered -> store.delivered(delivery);
                case DeliveryResult.Failed failed -> {
                    store.failed(delivery, failed.why(), failed.retryAfter());
                    log.info("Web-hook {} to {} failed: {}", delivery.id(), name, failed.why());
                }
                case DeliveryResult.Gone gone -> {
                    pauses.pause(name);
                    store.release(delivery);
                    log.warn(
                            "The web-hook endpoint {} answered 410 and is paused. Remove it from the settings, or send"
                                    + " it a ping to resume",
                            name);
                }
            }
        } catch (InterruptedException e) {
            circuitBreaker.releasePermission();
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The result of web-hook {} to {} is not stored", delivery.id(), name, e);
        } finally {
            places.release();
        }
    }

    private void record(DeliveryResult result) {
        if (result instanceof DeliveryResult.Failed failed) {
            failed.retryAfter().ifPresent(wait -> notBefore = clock.instant().plus(wait));
            circuitBreaker.onError(0, TimeUnit.NANOSECONDS, new DeliveryFailedException(failed.why()));
        } else {
            circuitBreaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** What the circuit breaker counts. */
    private static final class DeliveryFailedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        DeliveryFailedException(String message) {
            super(message, null, false, false);
        }
    }
}
