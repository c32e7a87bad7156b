package org.usersay.subscription.webhook;

import com.mongodb.MongoException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.starter.webhook.WebhookQueue;
import org.usersay.starter.webhook.Webhooks;

/** Threads that deliver web-hooks while the service runs: one for each endpoint, which starts its deliveries. */
@Component
class WebhookDispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);

    /** Name of the circuit breakers' common configuration. */
    private static final String CIRCUIT_BREAKER = "webhooks";

    private final List<DeliveryLane> lanes;
    private final DeliverySettings settings;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    WebhookDispatcher(
            Webhooks webhooks,
            Sites sites,
            DeliveryStore store,
            PausedEndpoints pauses,
            EndpointSecrets secrets,
            DeliveryClient client,
            CircuitBreakerRegistry circuitBreakers,
            DeliverySettings settings,
            Clock clock) {
        this.settings = settings;
        this.lanes = sites.sites().stream()
                .flatMap(site -> webhooks.of(site.id()).stream().map(endpoint -> {
                    requireKnown(site.id(), endpoint);
                    var name = WebhookQueue.name(site.id(), endpoint);
                    var circuitBreaker = circuitBreakers.circuitBreaker("webhook " + name, CIRCUIT_BREAKER);
                    return new DeliveryLane(
                            name, endpoint, store, pauses, secrets, client, circuitBreaker, settings, clock);
                }))
                .toList();
    }

    private static void requireKnown(String site, WebhookEndpoint endpoint) {
        if (!EventType.names().containsAll(endpoint.events())) {
            throw new IllegalArgumentException("usersay.webhooks.endpoints.%s: events of %s must be among %s"
                    .formatted(
                            site,
                            endpoint.id(),
                            EventType.names().stream().sorted().toList()));
        }
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        if (settings.worker()) {
            lanes.forEach(lane -> Thread.ofVirtual().name("webhooks").start(() -> run(lane)));
        }
    }

    /** Starts no more deliveries; those under way that do not end in time are due again when their lease ends. */
    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run(DeliveryLane lane) {
        try {
            while (isRunning()) {
                if (!startNext(lane)) {
                    stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean startNext(DeliveryLane lane) throws InterruptedException {
        try {
            return lane.startNext();
        } catch (MongoException e) {
            log.warn("Web-hooks are paused until MongoDB is available: {}", e.getMessage());
            return false;
        }
    }
}
