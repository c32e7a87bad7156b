package org.usersay.subscription.outbox;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.outbox.QueueWorker;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Transactional outbox of mails. A feature writes a mail together with its cause ({@link #embeddedIn}) or posts it
 * here; requests never wait for the relay.
 */
@Component
public class Outbox extends QueueWorker {

    private final MailStore store;
    private final MailDispatcher dispatcher;
    private final List<EmbeddedOutbox> embeddedOutboxes = new CopyOnWriteArrayList<>();

    Outbox(MailStore store, MailDispatcher dispatcher, OutboxSettings settings) {
        super("outbox", settings.worker(), settings.poll(), settings.sweep());
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
        var added = new EmbeddedOutbox(causes, this::add, store::insert);
        embeddedOutboxes.add(added);
        return added;
    }

    /** Sends everything that is due; failures are due again later. */
    @Override
    public void work() {
        do {
            runTasks();
        } while (dispatcher.sendNext());
    }

    /** Recovers from crashes: mails still embedded in their causes, and claims whose lease has ended. */
    @Override
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
}
