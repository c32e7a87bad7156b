package org.usersay.starter.webhook;

import java.util.List;
import org.bson.Document;
import org.usersay.starter.outbox.EmbeddedQueue;

/** Events embedded in the documents of one collection, in their field {@value WebhookEvent#FIELD}. */
public final class WebhookOutbox {

    private final EmbeddedQueue embedded;
    private final WebhookWorker worker;

    WebhookOutbox(EmbeddedQueue embedded, WebhookWorker worker) {
        this.embedded = embedded;
        this.worker = worker;
    }

    /**
     * Moves the events of a document that was just written to the queue, soon and outside the request.
     *
     * @param cause the document's {@code _id} and shard key
     */
    public void enqueue(Document cause, List<WebhookEvent> events) {
        if (!events.isEmpty()) {
            worker.move(() -> embedded.move(cause, WebhookEvent.documents(events)));
        }
    }
}
