package org.usersay.subscription.outbox;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Transactional outbox of mails. A feature writes a mail together with its cause ({@link #embeddedIn}) or posts it
 * here; requests never wait for the relay.
 */
@Component
public class Outbox {

    private final MailStore store;
    private final MailDispatcher dispatcher;
    private final Queue<Runnable> transfers = new ConcurrentLinkedQueue<>();
    private final List<EmbeddedOutbox> embeddedOutboxes = new CopyOnWriteArrayList<>();
    private final Semaphore work = new Semaphore(0);

    Outbox(MailStore store, MailDispatcher dispatcher) {
        this.store = store;
        this.dispatcher = dispatcher;
    }

    /** Posts a mail. It is durable when this returns; a second one of the same id has no effect. */
    public void post(Mail mail) {
        store.insert(mail);
        wake();
    }

    /** Mails sent to an address in the last months: when, and under which subject. */
    public List<Map<String, Object>> sentTo(EmailAddress email) {
        return store.sentTo(email).stream()
                .map(mail -> Map.<String, Object>of(
                        "subject", mail.getString("subject"),
                        "sentAt", mail.getDate("sentAt").toInstant()))
                .toList();
    }

    /** Deletes what waits for an address, and the address of what was sent. */
    public void erase(EmailAddress email) {
        store.erase(email);
    }

    /** Outbox embedded in the documents of {@code causes}. */
    public EmbeddedOutbox embeddedIn(MongoCollection<Document> causes) {
        var added = new EmbeddedOutbox(causes, this::soon, store::insert);
        embeddedOutboxes.add(added);
        return added;
    }

    /** Sends everything that is due; failures are due again later. */
    public void work() {
        for (var transfer = transfers.poll(); transfer != null; transfer = transfers.poll()) {
            transfer.run();
        }
        while (dispatcher.sendNext()) {
            // Until nothing is due.
        }
    }

    /** Recovers from crashes: mails still embedded in their causes, and claims whose lease has ended. */
    public void sweep() {
        embeddedOutboxes.forEach(EmbeddedOutbox::sweep);
        store.releaseExpired();
    }

    /** Makes a dead mail due again; false where no dead mail has this id. */
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

    private void soon(Runnable transfer) {
        transfers.add(transfer);
        wake();
    }

    private void wake() {
        work.release();
    }
}
