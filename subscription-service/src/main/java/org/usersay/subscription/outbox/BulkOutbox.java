package org.usersay.subscription.outbox;

import org.springframework.stereotype.Component;
import org.usersay.starter.outbox.QueueWorker;

/** Sender of the mails of campaigns, beside the one of all other mails. */
@Component
public class BulkOutbox extends QueueWorker {

    private final MailDispatcher dispatcher;

    BulkOutbox(MailDispatcher dispatcher, OutboxSettings settings) {
        super("bulk-outbox", settings.worker(), settings.poll(), settings.sweep());
        this.dispatcher = dispatcher;
    }

    /** Begins now instead of at the next poll. */
    void mailsAdded() {
        wake();
    }

    @Override
    public void work() throws InterruptedException {
        while (dispatcher.sendNext(Lane.BULK)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Nothing: claims whose lease has ended are released for both lanes by {@link Outbox}. */
    @Override
    public void sweep() {
        // See above.
    }
}
