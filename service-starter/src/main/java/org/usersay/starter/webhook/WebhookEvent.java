package org.usersay.starter.webhook;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a site.
 *
 * @param id the same in every delivery, so that receivers can ignore repetitions; without a full stop, which separates
 *     what is signed
 * @param type such as {@code comment.published}
 * @param payload the JSON that is sent
 * @param traceparent of the request that caused it, which its deliveries join; null outside of a request
 */
public record WebhookEvent(
        String id,
        String site,
        String type,
        String payload,
        @Nullable String traceparent) {

    /** Field of a cause's document that holds its events. */
    public static final String FIELD = "events";

    /** What the cause's document holds under {@link #FIELD}. */
    public static List<Document> documents(List<WebhookEvent> events) {
        return events.stream().map(WebhookEvent::document).toList();
    }

    /** The events that a document holds. */
    public static List<WebhookEvent> in(Document cause) {
        return cause.getList(FIELD, Document.class, List.of()).stream()
                .map(WebhookEvent::read)
                .toList();
    }

    private Document document() {
        return new Document("_id", id)
                .append("site", site)
                .append("type", type)
                .append("payload", payload)
                .append("traceparent", traceparent);
    }

    static WebhookEvent read(Document document) {
        return new WebhookEvent(
                document.getString("_id"),
                document.getString("site"),
                document.getString("type"),
                document.getString("payload"),
                document.getString("traceparent"));
    }
}
