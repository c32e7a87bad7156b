package org.usersay.comments.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentEvent.CommentPublished;
import org.usersay.starter.outbox.QueueWorker;

/**
 * Thread that sends notifications while the service runs: those of comments written by this process at once, and at
 * intervals those that are due. The queue between may lose entries, since what it loses becomes due.
 */
@Component
class NotificationWorker extends QueueWorker {

    private static final int QUEUED = 1_000;

    private final BlockingQueue<String> written = new LinkedBlockingQueue<>(QUEUED);
    private final NotificationDispatcher dispatcher;

    NotificationWorker(NotificationDispatcher dispatcher, NotificationClient client, NotificationSettings settings) {
        super("notifications", client.configured(), settings.lookEvery(), settings.lookEvery());
        this.dispatcher = dispatcher;
    }

    /** Sends at once what a write added, except for statements, which wait until their decision can no longer be undone. */
    @EventListener
    void enqueue(CommentEvent event) {
        var pending = event.comment().notifications();
        if (pending != null && !pending.statement() && mayAddNotifications(event)) {
            written.offer(event.comment().id());
            wake();
        }
    }

    private static boolean mayAddNotifications(CommentEvent event) {
        return switch (event) {
            case CommentPosted posted -> true;
            case CommentPublished published -> true;
            case CommentChanged changed ->
                !Objects.equals(
                        changed.before().notifications(), changed.comment().notifications());
            default -> false;
        };
    }

    @Override
    protected void work() throws InterruptedException {
        var ids = new ArrayList<String>();
        while (written.drainTo(ids, NotificationDispatcher.BATCH) > 0) {
            dispatcher.sendWritten(List.copyOf(ids));
            ids.clear();
        }
    }

    @Override
    protected void sweep() throws InterruptedException {
        dispatcher.sendDue();
    }
}
