package org.usersay.starter.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.outbox.EmbeddedQueue;
import org.usersay.starter.site.Sites;
import org.usersay.starter.tracing.CurrentTrace;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events for the publishers' systems. An event is part of the write that causes it ({@link #event}, {@link #embeddedIn})
 * and is moved to the queue soon after. Where no endpoint wants it ({@link #wanted}) there is none.
 */
public final class Webhooks {

    /** Index of collections whose documents hold events. */
    public static final Index INDEX = EmbeddedQueue.index(WebhookEvent.FIELD);

    /** Age at which an event was left behind: earlier, the process that wrote it moves it. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(5);

    private final Map<String, List<WebhookEndpoint>> endpoints;
    private final WebhookQueue queue;
    private final WebhookWorker worker;
    private final JsonMapper json;
    private final Clock clock;

    Webhooks(
            WebhookSettings settings,
            Sites sites,
            WebhookQueue queue,
            WebhookWorker worker,
            JsonMapper json,
            Clock clock) {
        settings.endpoints().forEach((site, configured) -> requireSense(sites, site, configured));
        this.endpoints = settings.endpoints();
        this.queue = queue;
        this.worker = worker;
        this.json = json;
        this.clock = clock;
    }

    /** The endpoints of a site. */
    public List<WebhookEndpoint> of(String site) {
        return endpoints.getOrDefault(site, List.of());
    }

    /** Whether an endpoint of the site gets events of this type. */
    public boolean wanted(String site, String type) {
        return of(site).stream().anyMatch(endpoint -> endpoint.wants(type));
    }

    /** An event of now, under an id that sorts by time, as {@link #embeddedIn} needs it. */
    public WebhookEvent event(String site, String type, Object data) {
        return event(UuidV7.next(), site, type, data);
    }

    /** An event under an id of the caller's. */
    public WebhookEvent event(String id, String site, String type, Object data) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new WebhookEvent(
                id, site, type, json.writeValueAsString(new Payload(type, now, data)), CurrentTrace.parent());
    }

    /** Puts an event into the queue, for each endpoint that wants it. It is durable when this returns. */
    public void insert(WebhookEvent event) {
        of(event.site()).stream()
                .filter(endpoint -> endpoint.wants(event.type()))
                .forEach(endpoint -> queue.insert(event, endpoint));
    }

    /** Outbox of the events in a collection's documents. */
    public WebhookOutbox embeddedIn(MongoCollection<Document> causes, CollectionDefinition layout) {
        var embedded = new EmbeddedQueue(
                causes, layout.shardKey(), WebhookEvent.FIELD, entry -> insert(WebhookEvent.read(entry)));
        worker.addSweep(() -> embedded.sweep(Filters.lt(
                WebhookEvent.FIELD + "._id", UuidV7.at(clock.instant().minus(LEFT_BEHIND)))));
        return new WebhookOutbox(embedded, worker);
    }

    private static void requireSense(Sites sites, String site, List<WebhookEndpoint> configured) {
        var ids = new HashSet<String>();
        if (sites.find(site).isEmpty()) {
            throw new IllegalArgumentException("usersay.webhooks.endpoints." + site + " is not the id of a site");
        }
        if (!configured.stream().map(WebhookEndpoint::id).allMatch(ids::add)) {
            throw new IllegalArgumentException("usersay.webhooks.endpoints." + site + " has the same id twice");
        }
    }

    /** The JSON of a delivery. */
    private record Payload(String type, Instant timestamp, Object data) {}
}
