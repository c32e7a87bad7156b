package org.usersay.subscription.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.starter.webhook.WebhookQueue;
import org.usersay.starter.webhook.Webhooks;

/** The endpoints of sites, as administrators see them. */
@Service
class Endpoints {

    private final Webhooks webhooks;
    private final DeliveryStore store;
    private final PausedEndpoints pauses;
    private final EndpointSecrets secrets;
    private final EndpointClient client;
    private final AuditTrail audit;

    Endpoints(
            Webhooks webhooks,
            DeliveryStore store,
            PausedEndpoints pauses,
            EndpointSecrets secrets,
            EndpointClient client,
            AuditTrail audit) {
        this.webhooks = webhooks;
        this.store = store;
        this.pauses = pauses;
        this.secrets = secrets;
        this.client = client;
        this.audit = audit;
    }

    List<View> of(String site) {
        return webhooks.of(site).stream()
                .map(endpoint -> {
                    var name = WebhookQueue.name(site, endpoint);
                    var signing = secrets.of(name, endpoint);
                    return new View(
                            endpoint.id(),
                            endpoint.url(),
                            endpoint.events().stream().sorted().toList(),
                            !signing.previous().isEmpty(),
                            signing.version(),
                            signing.previousUntil(),
                            store.count(name, DeliveryState.PENDING),
                            store.count(name, DeliveryState.DEAD),
                            pauses.since(name).orElse(null));
                })
                .toList();
    }

    /** Sends an event of type {@value PingedEndpoint#TYPE} at once and only once; a paused endpoint that takes it is resumed. */
    Ping ping(String site, String id) throws InterruptedException {
        var endpoint = require(site, id);
        var event = webhooks.event(site, PingedEndpoint.TYPE, new PingedEndpoint(site, id));
        var name = WebhookQueue.name(site, endpoint);
        var result = client.send(endpoint, secrets.of(name, endpoint).signing(), event.id(), event.payload());
        var delivered = result instanceof DeliveryResult.Delivered;
        if (delivered) {
            pauses.resume(name);
        }
        return new Ping(delivered, result.description());
    }

    /** Makes all dead deliveries to an endpoint due. */
    Replayed replay(String site, String id) {
        return new Replayed(store.replayAll(WebhookQueue.name(site, require(site, id))));
    }

    /**
     * Replaces the secret of an endpoint by a random one; the one before signs beside it for a time.
     *
     * @param expected condition on the version of the secret that is replaced; 412 where it does not hold
     */
    NewSecret rotate(String site, String id, IntPredicate expected, Reader administrator) {
        var endpoint = require(site, id);
        var name = WebhookQueue.name(site, endpoint);
        var replaced = secrets.of(name, endpoint);
        if (!expected.test(replaced.version())) {
            throw EndpointSecrets.replacedMeanwhile();
        }
        audit.append(site, administrator, "WEBHOOK_SECRET", id, "");
        return NewSecret.of(secrets.replace(name, endpoint, replaced));
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
     * @param rotating whether a previous secret signs too
     * @param secretVersion how often its secret was replaced; in quotes, what {@code If-Match} names
     * @param previousSecretUntil when the last previous secret signs no more; null where that is not known
     * @param pausedSince when it answered 410
     */
    record View(
            String id,
            URI url,
            List<String> events,
            boolean rotating,
            int secretVersion,
            @Nullable Instant previousSecretUntil,
            long pending,
            long dead,
            @Nullable Instant pausedSince) {}

    /**
     * A secret that is shown this once.
     *
     * @param version to be named by {@code If-Match}, in quotes, when it is replaced
     * @param previousUntil when the one before signs no more
     */
    record NewSecret(String secret, int version, @Nullable Instant previousUntil) {

        static NewSecret of(SigningSecrets secrets) {
            return new NewSecret(secrets.current(), secrets.version(), secrets.previousUntil());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "NewSecret[" + version + "]";
        }
    }

    /** Whether the endpoint took the event, and else why not. */
    record Ping(boolean delivered, String detail) {}

    /** How many deliveries are due again. */
    record Replayed(long replayed) {}
}
