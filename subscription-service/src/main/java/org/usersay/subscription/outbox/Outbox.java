package org.usersay.subscription.outbox;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Outcomes of sent mails that came back. */
    public static final String BOUNCED = "BOUNCED";

    public static final String COMPLAINED = "COMPLAINED";

    private final MailStore store;
    private final MailDispatcher dispatcher;
    private final BulkOutbox bulk;
    private final List<EmbeddedOutbox> embeddedOutboxes = new CopyOnWriteArrayList<>();

    Outbox(MailStore store, MailDispatcher dispatcher, BulkOutbox bulk, OutboxSettings settings) {
        super("outbox", settings.worker(), settings.poll(), settings.sweep());
        this.store = store;
        this.dispatcher = dispatcher;
        this.bulk = bulk;
    }

    /** Posts a mail. It is durable when this returns; a second one of the same id has no effect. */
    public void post(Mail mail) {
        store.insert(mail);
        wake();
    }

    /** Posts a mail that is sent at a time; the same otherwise. */
    public void post(Mail mail, Instant dueAt) {
        store.insert(mail, dueAt);
        bulk.mailsAdded();
    }

    /** Mail that left the outbox within the last months. */
    public Optional<SentMail> findSent(String id) {
        return store.findSent(id);
    }

    /** Counts a sent mail of a campaign as one that came back; the first outcome stays. */
    public void returned(String id, String outcome) {
        store.returned(id, outcome);
    }

    /** Mails of a campaign that are to be sent or being sent. */
    public long waitingOf(String campaign) {
        return store.countQueued(campaign, MailState.WAITING) + store.countQueued(campaign, MailState.SENDING);
    }

    /** Numbers of a campaign's mails by what became of them. */
    public CampaignMails campaignMails(String campaign) {
        return new CampaignMails(
                waitingOf(campaign),
                store.countQueued(campaign, MailState.DEAD),
                store.countSent(campaign, MailState.SENT.name()),
                store.countSent(campaign, MailState.SUPPRESSED.name()),
                store.countSent(campaign, BOUNCED),
                store.countSent(campaign, COMPLAINED));
    }

    /** Deletes what of a campaign is not being sent. */
    public void deleteWaiting(String campaign) {
        store.deleteWaiting(campaign);
    }

    /** Mails sent to an address in the last months: when, under which subject, and what was read of those that count it. */
    public List<Map<String, Object>> sentTo(EmailAddress email) {
        return store.sentTo(email).stream()
                .map(mail -> Map.<String, Object>of(
                        "subject",
                        mail.getString("subject"),
                        "sentAt",
                        mail.getDate("sentAt").toInstant(),
                        "opened",
                        mail.containsKey(TrackedMails.OPENED),
                        "clicks",
                        mail.getList(TrackedMails.CLICKS, String.class, List.of())
                                .size()))
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
        } while (dispatcher.sendNext(Lane.PROMPT));
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
