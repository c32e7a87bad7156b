package org.usersay.comments.notification;

import java.util.List;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.notification.NotificationClient.Delivery;
import org.usersay.comments.store.Comments;
import org.usersay.comments.store.NotificationOutbox;

/** Sends the notifications that wait in comments, at least once each. */
@Service
class NotificationDispatcher {

    /** The most notifications that the receiver accepts in one call. */
    static final int BATCH = 50;

    private final NotificationOutbox outbox;
    private final Comments comments;
    private final NotificationFactory factory;
    private final NotificationClient client;

    NotificationDispatcher(
            NotificationOutbox outbox, Comments comments, NotificationFactory factory, NotificationClient client) {
        this.outbox = outbox;
        this.comments = comments;
        this.factory = factory;
        this.client = client;
    }

    /** Sends what this process has just written and therefore holds the lease of. */
    void sendWritten(List<String> ids) throws InterruptedException {
        send(comments.findAll(ids).stream()
                .filter(comment -> comment.notifications() != null)
                .toList());
    }

    /** Claims and sends all that is due, until the receiver is unavailable. */
    void sendDue() throws InterruptedException {
        List<Comment> due;
        do {
            due = outbox.claimDue(BATCH);
        } while (send(due) && !due.isEmpty());
    }

    private boolean send(List<Comment> leased) throws InterruptedException {
        var all = leased.stream().map(factory::of).flatMap(List::stream).toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            if (!sendBatch(all.subList(from, Math.min(all.size(), from + BATCH)))) {
                leased.forEach(outbox::release);
                return false;
            }
        }
        leased.forEach(outbox::remove);
        return true;
    }

    /** Sends the notifications of a rejected batch one by one, and gives up those that are rejected alone. */
    private boolean sendBatch(List<Notification> batch) throws InterruptedException {
        var delivery = client.send(batch);
        if (delivery == Delivery.REJECTED && batch.size() > 1) {
            for (Notification notification : batch) {
                if (client.send(List.of(notification)) == Delivery.UNAVAILABLE) {
                    return false;
                }
            }
        }
        return delivery != Delivery.UNAVAILABLE;
    }
}
