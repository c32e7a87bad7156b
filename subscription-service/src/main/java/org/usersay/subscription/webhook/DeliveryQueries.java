package org.usersay.subscription.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.TimePosition;

/** Deliveries of a site in one state, newest first: index {@code {site, state, createdAt, _id}}, without the payloads. */
@Component
class DeliveryQueries {

    private final DeliveryStore store;

    DeliveryQueries(DeliveryStore store) {
        this.store = store;
    }

    List<Entry> page(String site, DeliveryState state, @Nullable TimePosition after, int limit) {
        var wanted = and(eq("site", site), eq("state", state.name()));
        return store.deliveries()
                .find(after == null ? wanted : and(wanted, after.after("createdAt")))
                .projection(Projections.exclude("payload"))
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(limit)
                .map(Entry::of)
                .into(new ArrayList<>());
    }

    /**
     * One delivery, without its payload.
     *
     * @param event id of the event, the header {@code webhook-id}
     * @param dueAt of the next attempt; once delivered, the time of the delivery
     * @param deliveredAt null unless delivered
     * @param error of the last attempt
     */
    record Entry(
            String id,
            String event,
            String type,
            String endpoint,
            DeliveryState state,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant deliveredAt,
            @Nullable String error) {

        static Entry of(Document document) {
            var endpoint = document.getString("endpoint");
            var state = DeliveryState.valueOf(document.getString("state"));
            return new Entry(
                    document.getString("_id"),
                    document.getString("event"),
                    document.getString("type"),
                    endpoint.substring(endpoint.indexOf('/') + 1),
                    state,
                    document.getInteger("attempts"),
                    document.getDate("createdAt").toInstant(),
                    document.getDate("dueAt").toInstant(),
                    state == DeliveryState.DELIVERED ? document.getDate("since").toInstant() : null,
                    document.getString("error"));
        }

        List<String> position() {
            return new TimePosition(createdAt, id).values();
        }
    }
}
