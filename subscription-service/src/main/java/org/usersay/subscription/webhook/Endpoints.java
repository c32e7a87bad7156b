package org.usersay.subscription.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.starter.webhook.WebhookQueue;
import org.usersay.starter.webhook.Webhooks;

/** The endpoints of sites, as administrators see them. */
@Service
class Endpoints {

    private static final String PING = "ping";

    private final Webhooks webhooks;
    private final DeliveryStore store;
    private final PausedEndpoints pauses;
    private final EndpointClient client;

    Endpoints(Webhooks webhooks, DeliveryStore store, PausedEndpoints pauses, EndpointClient client) {
        this.webhooks = webhooks;
        this.store = store;
        this.pauses = pauses;
        this.client = client;
    }

    List<View> of(String site) {
        return webhooks.of(site).stream()
                .map(endpoint -> {
                    var name = WebhookQueue.name(site, endpoint);
                    return new View(
                            endpoint.id(),
                            endpoint.url(),
                            endpoint.events().stream().sorted().toList(),
                            endpoint.previousSecret() != null,
                            store.count(name, DeliveryState.PENDING),
                            store.count(name, DeliveryState.DEAD),
                            pauses.since(name).orElse(null));
                })
                .toList();
    }

    /** Sends an event of type {@value #PING} at once and only once; a paused endpoint that takes it is resumed. */
    Ping ping(String site, String id) throws InterruptedException {
        var endpoint = require(site, id);
        var event = webhooks.event(UuidV7.next(), site, PING, Map.of("site", site, "endpoint", id));
        var result = client.send(endpoint, event.id(), event.payload());
        var delivered = result instanceof DeliveryResult.Delivered;
        if (delivered) {
            pauses.resume(WebhookQueue.name(site, endpoint));
        }
        return new Ping(delivered, result.description());
    }

    /** Makes all dead deliveries to an endpoint due. */
    Replayed replay(String site, String id) {
        return new Replayed(store.replayAll(WebhookQueue.name(site, require(site, id))));
    }

    private WebhookEndpoint require(String site, String id) {
        return webhooks.of(site).stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Use the id of one of the site's endpoints."));
    }

    /**
     * An endpoint without its secrets.
     *
     * @param events the configured types; empty for all
     * @param rotating whether it has a previous secret
     * @param pausedSince when it answered 410
     */
    record View(
            String id,
            URI url,
            List<String> events,
            boolean rotating,
            long pending,
            long dead,
            @Nullable Instant pausedSince) {}

    /** Whether the endpoint took the event, and else why not. */
    record Ping(boolean delivered, String detail) {}

    /** How many deliveries are due again. */
    record Replayed(long replayed) {}
}
