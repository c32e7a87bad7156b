package org.usersay.subscription.webhook;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to one endpoint, held by the process that claimed it.
 *
 * @param event id of the event, the same for every endpoint and attempt
 * @param attempts made so far, this one included
 * @param since when it was queued, or put back by an administrator
 * @param traceparent of the request that caused the event; null outside of a request
 * @param claim token of the claim
 */
record Delivery(
        String id,
        String event,
        String payload,
        @Nullable String traceparent,
        int attempts,
        Instant since,
        String claim) {

    static Delivery of(Document document) {
        return new Delivery(
                document.getString("_id"),
                document.getString("event"),
                document.getString("payload"),
                document.getString("traceparent"),
                document.getInteger("attempts"),
                document.getDate("since").toInstant(),
                document.getString("claim"));
    }
}
