package org.usersay.subscription.outbox;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Mail that must not be lost. A feature writes its mail together with its cause ({@link #enclosedIn}) or posts it here;
 * requests never wait for the relay.
 */
@Component
public class Outbox {

    private final MailStore store;
    private final MailDispatcher sending;
    private final Queue<Runnable> handOvers = new ConcurrentLinkedQueue<>();
    private final List<EmbeddedOutbox> enclosures = new CopyOnWriteArrayList<>();
    private final Semaphore work = new Semaphore(0);

    Outbox(MailStore store, MailDispatcher sending) {
        this.store = store;
        this.sending = sending;
    }

    /** Durable when this returns; the same id a second time changes nothing. */
    public void post(Mail mail) {
        store.insert(mail);
        wake();
    }

    /** Looks after the mails enclosed in the documents of {@code causes}. */
    public EmbeddedOutbox enclosedIn(MongoCollection<Document> causes) {
        var added = new EmbeddedOutbox(causes, this::soon, store::insert);
        enclosures.add(added);
        return added;
    }

    /** Takes over and sends whatever is due now; what fails is due again later. */
    public void work() {
        for (var handOver = handOvers.poll(); handOver != null; handOver = handOvers.poll()) {
            handOver.run();
        }
        while (sending.next()) {
            // Until nothing is due.
        }
    }

    /** Finds what a crash left behind: mails still enclosed in their causes, and letters whose sender never came back. */
    public void sweep() {
        enclosures.forEach(EmbeddedOutbox::sweep);
        store.releaseExpired();
    }

    /** Gives a dead mail a new life; false where no dead mail has this id. */
    boolean retry(String id) {
        var revived = store.revive(id);
        wake();
        return revived;
    }

    /** Returns when there may be work, at the latest after {@code milliseconds}. */
    boolean awaitWork(long milliseconds) throws InterruptedException {
        var woken = work.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
        work.drainPermits();
        return woken;
    }

    private void soon(Runnable handOver) {
        handOvers.add(handOver);
        wake();
    }

    private void wake() {
        work.release();
    }
}
