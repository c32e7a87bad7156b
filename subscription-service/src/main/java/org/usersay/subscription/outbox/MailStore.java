package org.usersay.subscription.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Store of the outbox: {@code mails} holds what is to be sent, so that its size does not depend on how much was sent;
 * {@code mails_sent} holds the ids of sent mails without their content. A mail is inserted into the latter before it is removed from
 * the former, and is looked up there before it is sent: however often a mail is posted, it is sent under one id.
 *
 * <p>Claim: index {@code {state, lane, dueAt}}. An address: {@code toKey}. Mails of a campaign by what became of them: {@code tally}.
 * All else: by {@code _id}. The queue is not sharded: a claim names no mail, which a cluster before MongoDB 8 rejects.
 */
@Component
class MailStore implements ExpiringData {

    private static final Duration SENT_RETENTION = Duration.ofDays(90);

    private static final Index LISTED = Index.on("-state", "-createdAt", "-_id");
    private static final Index ADDRESSED = Index.sparse("toKey");
    private static final CollectionDefinition QUEUE = CollectionDefinition.of(
            "mails", ShardKey.WHOLE, Index.on("state", "lane", "dueAt"), LISTED, ADDRESSED, Index.sparse("campaign"));

    private static final CollectionDefinition LEFT = CollectionDefinition.of(
            "mails_sent",
            ShardKey.HASHED_ID,
            Index.on("sentAt"),
            LISTED,
            ADDRESSED,
            Index.sparse("tally"),
            Index.sparse(TrackedMails.OPENED),
            Index.sparse(TrackedMails.CLICKED),
            Index.sparse(TrackedMails.CLICKS));

    private final MongoCollection<Document> queue;
    private final MongoCollection<Document> sent;
    private final Clock clock;
    private final OutboxSettings settings;

    MailStore(MongoDatabase database, Clock clock, OutboxSettings settings) {
        this.queue = QUEUE.open(database);
        this.sent = LEFT.open(database);
        this.clock = clock;
        this.settings = settings;
        QUEUE.createIndexes(queue);
        LEFT.createIndexes(sent);
    }

    void insert(Mail mail) {
        insert(mail, clock.instant());
    }

    /** The same to be sent at a time. */
    void insert(Mail mail, Instant dueAt) {
        var document = MailDocumentMapper.of(mail)
                .append("state", MailState.WAITING.name())
                .append("lane", Lane.of(mail).name())
                .append("createdAt", now())
                .append("dueAt", Date.from(dueAt))
                .append("attempts", 0);
        insertOnce(queue, document);
    }

    /** Claims the mail of a lane that has been due the longest until the lease ends. */
    Optional<Claim> claim(Lane lane) {
        var now = now();
        var token = UUID.randomUUID().toString();
        var found = queue.findOneAndUpdate(
                and(eq("state", MailState.WAITING.name()), eq("lane", lane.name()), lte("dueAt", now)),
                combine(
                        set("state", MailState.SENDING.name()),
                        set("claim", token),
                        set("leaseUntil", Date.from(clock.instant().plus(settings.lease()))),
                        inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt")).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(found).map(document -> new Claim(document, token));
    }

    boolean wasSent(String id) {
        return sent.find(eq(id)).first() != null;
    }

    /** Deletes sent mails once none of them can be posted again. */
    @Override
    public void deleteExpired(Instant now) {
        sent.deleteMany(lte("sentAt", Date.from(now.minus(SENT_RETENTION))));
    }

    /** Mails sent to an address of which we have a record. */
    List<Document> sentTo(EmailAddress email) {
        return sent.find(eq("toKey", email.key())).into(new ArrayList<>());
    }

    /** Deletes what waits for an address, and the address of what was sent with what its owner read of it. */
    void erase(EmailAddress email) {
        queue.deleteMany(eq("toKey", email.key()));
        sent.updateMany(eq("toKey", email.key()), combine(set("to", "erased"), unset("toKey"), TrackedMails.erased()));
    }

    void sent(Claim claim) {
        leave(claim, MailState.SENT, null);
    }

    /** Takes a mail out that is never sent. */
    void suppress(Claim claim, String why) {
        leave(claim, MailState.SUPPRESSED, why);
    }

    private void leave(Claim claim, MailState state, @Nullable String why) {
        var mail = claim.document();
        var record = new Document("_id", mail.getString("_id"))
                .append("to", mail.getString("to"))
                .append("toKey", mail.getString("toKey"))
                .append("subject", mail.getString("subject"))
                .append("state", state.name())
                .append("createdAt", mail.getDate("createdAt"))
                .append("sentAt", now())
                .append("attempts", mail.getInteger("attempts"));
        if (why != null) {
            record.append("error", why);
        }
        if (mail.containsKey("site")) {
            record.append("site", mail.getString("site"));
        }
        if (mail.containsKey("campaign")) {
            record.append("campaign", mail.getString("campaign"))
                    .append("tally", tally(mail.getString("campaign"), state.name()));
        }
        insertOnce(sent, record);
        remove(claim);
    }

    private static String tally(String campaign, String outcome) {
        return campaign + " " + outcome;
    }

    /** Mail that left the outbox. */
    Optional<SentMail> findSent(String id) {
        return Optional.ofNullable(sent.find(eq(id)).first()).map(SentMail::read);
    }

    /** Counts a sent mail of a campaign under another outcome, once for all. */
    void returned(String id, String outcome) {
        var mail = sent.find(and(eq(id), eq("state", MailState.SENT.name()))).first();
        if (mail != null && mail.containsKey("campaign")) {
            var campaign = mail.getString("campaign");
            sent.updateOne(
                    and(eq(id), eq("tally", tally(campaign, MailState.SENT.name()))),
                    set("tally", tally(campaign, outcome)));
        }
    }

    /** Mails of a campaign that left the outbox with this outcome. */
    long countSent(String campaign, String outcome) {
        return sent.countDocuments(eq("tally", tally(campaign, outcome)));
    }

    /** Mails of a campaign in the queue in this state. */
    long countQueued(String campaign, MailState state) {
        return queue.countDocuments(and(eq("campaign", campaign), eq("state", state.name())));
    }

    /** Deletes the mails of a campaign that nobody is sending. */
    void deleteWaiting(String campaign) {
        queue.deleteMany(and(eq("campaign", campaign), eq("state", MailState.WAITING.name())));
    }

    /** Makes a claimed mail due later, as if it had not been claimed. */
    void postpone(Claim claim, Duration wait) {
        queue.updateOne(
                claim.filter(),
                combine(
                        set("state", MailState.WAITING.name()),
                        set("dueAt", Date.from(clock.instant().plus(wait))),
                        inc("attempts", -1),
                        unset("claim")));
    }

    void remove(Claim claim) {
        queue.deleteOne(eq(claim.mail().id()));
    }

    void retryAfter(Claim claim, Duration wait, String why) {
        queue.updateOne(
                claim.filter(),
                combine(
                        set("state", MailState.WAITING.name()),
                        set("dueAt", Date.from(clock.instant().plus(wait))),
                        set("error", why),
                        unset("claim")));
    }

    void giveUp(Claim claim, String why) {
        queue.updateOne(
                claim.filter(), combine(set("state", MailState.DEAD.name()), set("error", why), unset("claim")));
    }

    /** Senders that died: what may be sent twice waits again, what may not is left to a person. */
    void releaseExpired() {
        // Mails from before there were lanes, also by instances that are not updated yet.
        queue.updateMany(eq("lane", null), set("lane", Lane.PROMPT.name()));
        queue.find(expired()).map(mail -> mail.getString("_id")).into(new ArrayList<>()).stream()
                .filter(this::wasSent)
                .forEach(id -> queue.deleteOne(eq(id)));
        queue.updateMany(
                and(expired(), eq("delivery", DeliveryGuarantee.AT_LEAST_ONCE.name())),
                combine(set("state", MailState.WAITING.name()), unset("claim")));
        queue.updateMany(
                and(expired(), eq("delivery", DeliveryGuarantee.AT_MOST_ONCE.name())),
                combine(
                        set("state", MailState.DEAD.name()),
                        set("error", "The sender died while it was sending; it may have arrived."),
                        unset("claim")));
    }

    boolean revive(String id) {
        return queue.updateOne(
                                and(eq(id), eq("state", MailState.DEAD.name())),
                                combine(
                                        set("state", MailState.WAITING.name()),
                                        set("createdAt", now()),
                                        set("dueAt", now()),
                                        set("attempts", 0)))
                        .getModifiedCount()
                == 1;
    }

    MongoCollection<Document> holding(MailState state) {
        return state == MailState.SENT || state == MailState.SUPPRESSED ? sent : queue;
    }

    private Bson expired() {
        return and(eq("state", MailState.SENDING.name()), lte("leaseUntil", now()));
    }

    private static void insertOnce(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    /** One sender's hold on one mail. */
    record Claim(Document document, String token) {

        Mail mail() {
            return MailDocumentMapper.read(document);
        }

        int attempts() {
            return document.getInteger("attempts");
        }

        Instant createdAt() {
            return document.getDate("createdAt").toInstant();
        }

        Bson filter() {
            return and(eq(document.getString("_id")), eq("claim", token));
        }
    }
}
