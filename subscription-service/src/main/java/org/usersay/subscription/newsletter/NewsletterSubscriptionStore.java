package org.usersay.subscription.newsletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/**
 * The collection {@code newsletter_subscriptions}: {@code _id} is site, list and the address's digest; {@code proof} tells
 * step by step what the receiver did, and is never shortened; {@code tokens} holds the digests of the links that were mailed,
 * each of which confirms until one has. Lookups: by {@code _id}, or by {@code tokens._id}, for whose sake the collection is not
 * divided: a document an address and list, about a kilobyte.
 */
@Component
class NewsletterSubscriptionStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "newsletter_subscriptions", ShardKey.WHOLE, Index.sparse("tokens._id"), EmbeddedOutbox.INDEX);

    private static final String SUBSCRIBED = "SUBSCRIBED";

    private final MongoCollection<Document> subscriptions;
    private final EmbeddedOutbox embeddedOutbox;

    NewsletterSubscriptionStore(MongoDatabase database, Outbox outbox) {
        this.subscriptions = LAYOUT.open(database);
        LAYOUT.createIndexes(subscriptions);
        this.embeddedOutbox = outbox.embeddedIn(subscriptions);
    }

    /** Step of a subscription: what, when, on which device, and the text agreed to. */
    record Proof(String step, Instant at, String device, String wording) {

        Document document() {
            return new Document("step", step)
                    .append("at", Date.from(at))
                    .append("device", device)
                    .append("wording", wording);
        }
    }

    static String id(String site, String list, EmailAddress email) {
        return site + "/" + list + "/" + RandomToken.digest(email.key());
    }

    boolean subscribed(String id) {
        return subscriptions.find(and(eq(id), eq("state", SUBSCRIBED))).first() != null;
    }

    /** State of a subscription; empty where none was requested. */
    Optional<String> stateOf(String id) {
        return Optional.ofNullable(subscriptions.find(eq(id)).first())
                .map(document -> document.get("state", "WAITING"));
    }

    void delete(String id) {
        subscriptions.deleteOne(eq(id));
    }

    Optional<EmailAddress> addressOf(String id) {
        return Optional.ofNullable(subscriptions.find(eq(id)).first())
                .map(document -> new EmailAddress(document.getString("email")));
    }

    /** Keeps a sign-up with its mail in one write; whether the address is on the list already is not changed by it. */
    void request(String id, EmailAddress email, RandomToken token, Instant expiresAt, Proof proof, Mail mail) {
        subscriptions.updateOne(
                eq(id),
                combine(
                        set("email", email.value()),
                        push("tokens", new Document("_id", token.digest()).append("expiresAt", Date.from(expiresAt))),
                        push("proof", proof.document()),
                        pushEach(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail))),
                new UpdateOptions().upsert(true));
        embeddedOutbox.enqueue(id, mail);
    }

    /** True for one of concurrent callers: confirming deletes the token. */
    boolean confirm(RandomToken token, Proof proof) {
        var mailed = eq("tokens._id", token.digest());
        var found = subscriptions.find(mailed).first();
        return found != null
                && valid(found, token, proof.at())
                && subscriptions
                                .updateOne(
                                        and(eq(found.getString("_id")), mailed),
                                        combine(
                                                set("state", SUBSCRIBED),
                                                unset("tokens"),
                                                push("proof", proof.document())))
                                .getModifiedCount()
                        == 1;
    }

    private static boolean valid(Document subscription, RandomToken token, Instant now) {
        return subscription.getList("tokens", Document.class).stream()
                .filter(mailed -> mailed.getString("_id").equals(token.digest()))
                .anyMatch(mailed -> mailed.getDate("expiresAt").toInstant().isAfter(now));
    }

    /** Puts a proven address on a list. */
    void subscribe(String id, EmailAddress email, Proof proof) {
        subscriptions.updateOne(
                eq(id),
                combine(
                        set("email", email.value()),
                        set("state", SUBSCRIBED),
                        unset("tokens"),
                        push("proof", proof.document())),
                new UpdateOptions().upsert(true));
    }

    void unsubscribe(String id, Proof proof) {
        subscriptions.updateOne(
                and(eq(id), ne("state", "UNSUBSCRIBED")),
                combine(set("state", "UNSUBSCRIBED"), unset("tokens"), push("proof", proof.document())));
    }
}
