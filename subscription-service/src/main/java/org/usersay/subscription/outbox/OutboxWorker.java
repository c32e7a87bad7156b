package org.usersay.subscription.outbox;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Worker thread of the outbox. While the relay or MongoDB is unavailable it waits. */
@Component
@ConditionalOnBooleanProperty(name = "usersay.mail.worker", matchIfMissing = true)
class OutboxWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);

    private final Outbox outbox;
    private final OutboxSettings settings;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;
    private Instant nextSweep = Instant.MIN;

    OutboxWorker(Outbox outbox, OutboxSettings settings, Clock clock) {
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox").start(this::loop);
    }

    /** Completes the mail being sent; claimed mails are released when their lease ends. */
    @Override
    public void stop() {
        running = false;
        var loop = thread;
        if (loop == null) {
            return;
        }
        try {
            loop.join(settings.poll().multipliedBy(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        try {
            while (running) {
                runOnce();
                outbox.awaitWork(settings.poll().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() {
        try {
            if (!clock.instant().isBefore(nextSweep)) {
                outbox.sweep();
                nextSweep = clock.instant().plus(settings.sweep());
            }
            outbox.work();
        } catch (MongoException e) {
            log.warn("The outbox is paused until MongoDB is available: {}", e.getMessage());
        } catch (RuntimeException e) {
            // One mail that cannot be read must not stop the thread that sends all others.
            log.error("A mail could not be worked on; it is tried again when its lease ends", e);
        }
    }
}
