package org.usersay.subscription.outbox;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.outbox.QueueWorker;

/** Senders of the mails of campaigns, beside the one of all other mails. */
@Component
public class BulkOutbox extends QueueWorker {

    private final MailDispatcher dispatcher;
    private final int senders;

    BulkOutbox(MailDispatcher dispatcher, OutboxSettings settings) {
        super("bulk-outbox", settings.worker(), settings.poll(), settings.sweep());
        this.dispatcher = dispatcher;
        this.senders = settings.bulkSenders();
    }

    /** Begins now instead of at the next poll. */
    void mailsAdded() {
        wake();
    }

    /** A mail waits mostly for the relay and for MongoDB, so several are sent at the same time. */
    @Override
    public void work() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var others = Stream.generate(() -> threads.submit(this::sendAll))
                    .limit(senders - 1L)
                    .toList();
            try {
                sendAll();
                for (var other : others) {
                    other.get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Sends mails until none is due; null. */
    private @Nullable Void sendAll() throws InterruptedException {
        while (dispatcher.sendNext(Lane.BULK)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return null;
    }

    /** Nothing: claims whose lease has ended are released for both lanes by {@link Outbox}. */
    @Override
    public void sweep() {
        // See above.
    }
}
