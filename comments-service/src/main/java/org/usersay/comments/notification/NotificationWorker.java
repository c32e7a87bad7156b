package org.usersay.comments.notification;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentEvent.CommentPublished;

/**
 * Thread that sends notifications while the service runs: those of comments written by this process at once, and at
 * intervals those that are due. The queue between may lose entries, since what it loses becomes due.
 */
@Component
class NotificationWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NotificationWorker.class);
    private static final int QUEUED = 1_000;

    private final BlockingQueue<String> written = new LinkedBlockingQueue<>(QUEUED);
    private final NotificationDispatcher dispatcher;
    private final NotificationClient client;
    private final NotificationSettings settings;
    private final Clock clock;
    private Instant nextSweep = Instant.MIN;
    private volatile boolean running;
    private @Nullable Thread thread;

    NotificationWorker(
            NotificationDispatcher dispatcher, NotificationClient client, NotificationSettings settings, Clock clock) {
        this.dispatcher = dispatcher;
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void enqueue(CommentEvent event) {
        if (event.comment().notifications() != null && mayAddNotifications(event)) {
            written.offer(event.comment().id());
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
    public void start() {
        if (client.configured()) {
            running = true;
            thread = Thread.ofVirtual().name("notifications").start(this::run);
        }
    }

    private void run() {
        try {
            while (running) {
                round(nextWritten());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> nextWritten() throws InterruptedException {
        var ids = new ArrayList<String>();
        var first = written.poll(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            ids.add(first);
            written.drainTo(ids, NotificationDispatcher.BATCH - 1);
        }
        return ids;
    }

    private void round(List<String> ids) throws InterruptedException {
        try {
            dispatcher.sendWritten(ids);
            if (!clock.instant().isBefore(nextSweep)) {
                nextSweep = clock.instant().plus(settings.lookEvery());
                dispatcher.sendDue();
            }
        } catch (MongoException e) {
            log.warn("Notifications wait for MongoDB: {}", e.getMessage());
        }
    }

    /** Interrupts a call in progress, whose notifications become due again. */
    @Override
    public void stop() {
        running = false;
        var stopped = thread;
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
