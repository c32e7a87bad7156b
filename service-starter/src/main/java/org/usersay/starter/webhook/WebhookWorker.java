package org.usersay.starter.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.usersay.starter.outbox.QueueWorker;

/** Worker that moves events from the documents of their causes to the queue. */
final class WebhookWorker extends QueueWorker {

    private final List<Runnable> sweeps = new CopyOnWriteArrayList<>();

    WebhookWorker(Duration interval) {
        super("webhook-events", true, interval, interval);
    }

    /** Moves events that this process has just written. */
    void move(Runnable move) {
        add(move);
    }

    /** Adds a search for the events that a crash left in the documents of one collection. */
    void addSweep(Runnable sweep) {
        sweeps.add(sweep);
    }

    @Override
    protected void work() {
        runTasks();
    }

    @Override
    protected void sweep() {
        sweeps.forEach(Runnable::run);
    }
}
