package org.usersay.subscription.newsletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/**
 * The collection {@code newsletter_subscriptions}: {@code _id} is site, list and the address's digest, {@code list} the first
 * two; {@code proof} tells step by step what the receiver did, and is never shortened; {@code tokens} holds the digests of the
 * links that were mailed, each of which confirms until one has. A sign-up that nobody confirmed is deleted with its last link.
 * Lookups: by {@code _id}; by {@code tokens._id}, for whose sake the collection is not divided; a list in the order of its
 * addresses, {@code {list, emailKey}} and {@code {list, state, emailKey}}; who left by a campaign, {@code leftBy}. A document an address and list, about a kilobyte.
 */
@Component
class NewsletterSubscriptionStore implements ExpiringData {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "newsletter_subscriptions",
            ShardKey.WHOLE,
            Index.sparse("tokens._id"),
            Index.on("list", "emailKey"),
            Index.on("list", "state", "emailKey"),
            Index.sparse("expiresAt"),
            Index.sparse("leftBy"),
            EmbeddedOutbox.INDEX);

    private final MongoCollection<Document> subscriptions;
    private final EmbeddedOutbox embeddedOutbox;

    NewsletterSubscriptionStore(MongoDatabase database, Outbox outbox) {
        this.subscriptions = LAYOUT.open(database);
        LAYOUT.createIndexes(subscriptions);
        this.embeddedOutbox = outbox.embeddedIn(subscriptions);
    }

    /** Name of a list of a site in {@code list} and at the beginning of ids. */
    static String listName(String site, String list) {
        return site + "/" + list;
    }

    static String id(String site, String list, EmailAddress email) {
        return id(listName(site, list), email);
    }

    static String id(String listName, EmailAddress email) {
        return listName + "/" + RandomToken.digest(email.key());
    }

    MongoCollection<Document> collection() {
        return subscriptions;
    }

    boolean subscribed(String id) {
        return stateOf(id).filter(SubscriptionState.SUBSCRIBED::equals).isPresent();
    }

    /** State of a subscription; empty where none was requested. */
    Optional<SubscriptionState> stateOf(String id) {
        return Optional.ofNullable(subscriptions.find(eq(id)).first())
                .map(document -> SubscriptionState.valueOf(document.get("state", SubscriptionState.WAITING.name())));
    }

    void delete(String id) {
        subscriptions.deleteOne(eq(id));
    }

    Optional<EmailAddress> addressOf(String id) {
        return Optional.ofNullable(subscriptions.find(eq(id)).first())
                .map(document -> new EmailAddress(document.getString("email")));
    }

    /**
     * Keeps a sign-up with its mail in one write. Anybody may ask for an address: what is known of it changes when a link of the
     * mail confirms.
     */
    void request(
            String id,
            EmailAddress email,
            Language language,
            RandomToken token,
            Instant expiresAt,
            Proof proof,
            Mail mail) {
        var mailed = new Document("_id", token.digest())
                .append("expiresAt", Date.from(expiresAt))
                .append("language", language.code());
        subscriptions.updateOne(
                eq(id),
                combine(
                        setOnInsert("email", email.value()),
                        setOnInsert("emailKey", email.key()),
                        setOnInsert("language", language.code()),
                        begun(id, proof.at()),
                        set("expiresAt", Date.from(expiresAt)),
                        setOnInsert("state", SubscriptionState.WAITING.name()),
                        setOnInsert("changedAt", Date.from(proof.at())),
                        push("tokens", mailed),
                        push("proof", proof.document()),
                        pushEach(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail))),
                new UpdateOptions().upsert(true));
        embeddedOutbox.enqueue(id, mail);
    }

    private static Bson address(String id, EmailAddress email, @Nullable Language language, Instant now) {
        var changes =
                new ArrayList<Bson>(List.of(set("email", email.value()), set("emailKey", email.key()), begun(id, now)));
        if (language != null) {
            changes.add(set("language", language.code()));
        }
        return combine(changes);
    }

    private static Bson begun(String id, Instant now) {
        return combine(
                setOnInsert("list", id.substring(0, id.lastIndexOf('/'))), setOnInsert("createdAt", Date.from(now)));
    }

    /** Subscription that a valid link of this token confirms. */
    Optional<String> waitingFor(RandomToken token, Instant now) {
        return mailed(token, now).map(found -> found.getString("_id"));
    }

    private Optional<Document> mailed(RandomToken token, Instant now) {
        return Optional.ofNullable(
                        subscriptions.find(eq("tokens._id", token.digest())).first())
                .filter(found -> entry(found, token)
                        .filter(mailed ->
                                mailed.getDate("expiresAt").toInstant().isAfter(now))
                        .isPresent());
    }

    private static Optional<Document> entry(Document subscription, RandomToken token) {
        return subscription.getList("tokens", Document.class).stream()
                .filter(mailed -> mailed.getString("_id").equals(token.digest()))
                .findFirst();
    }

    /** The subscription, for one of concurrent callers: confirming deletes the token. Its language is that of the sign-up. */
    Optional<String> confirm(RandomToken token, Proof proof) {
        return mailed(token, proof.at())
                .filter(found -> subscriptions
                                .updateOne(
                                        and(eq(found.getString("_id")), eq("tokens._id", token.digest())),
                                        confirmed(found, token, proof))
                                .getModifiedCount()
                        == 1)
                .map(found -> found.getString("_id"));
    }

    private static Bson confirmed(Document found, RandomToken token, Proof proof) {
        var changes = changed(SubscriptionState.SUBSCRIBED, proof);
        return entry(found, token)
                .flatMap(mailed -> Optional.ofNullable(mailed.getString("language")))
                .map(language -> combine(changes, set("language", language)))
                .orElse(changes);
    }

    private static Bson changed(SubscriptionState state, Proof proof) {
        return combine(
                set("state", state.name()),
                set("changedAt", Date.from(proof.at())),
                unset("tokens"),
                unset("expiresAt"),
                push("proof", proof.document()));
    }

    /** Puts a proven address on a list. */
    void subscribe(String id, EmailAddress email, @Nullable Language language, Proof proof) {
        subscriptions.updateOne(
                eq(id),
                combine(address(id, email, language, proof.at()), changed(SubscriptionState.SUBSCRIBED, proof)),
                new UpdateOptions().upsert(true));
    }

    /** The same where the address is still in a state; false where it is not. */
    boolean subscribeFrom(SubscriptionState state, String id, Proof proof) {
        return subscriptions
                        .updateOne(and(eq(id), eq("state", state.name())), changed(SubscriptionState.SUBSCRIBED, proof))
                        .getModifiedCount()
                == 1;
    }

    /** The same where nothing is known of the address; false where something is. */
    boolean subscribeNew(String id, EmailAddress email, @Nullable Language language, Proof proof) {
        var document = new Document("list", id.substring(0, id.lastIndexOf('/')))
                .append("email", email.value())
                .append("emailKey", email.key())
                .append("state", SubscriptionState.SUBSCRIBED.name())
                .append("createdAt", Date.from(proof.at()))
                .append("changedAt", Date.from(proof.at()))
                .append("proof", List.of(proof.document()));
        if (language != null) {
            document.append("language", language.code());
        }
        return subscriptions
                        .updateOne(eq(id), new Document("$setOnInsert", document), new UpdateOptions().upsert(true))
                        .getUpsertedId()
                != null;
    }

    /** Puts a proven address on a list, unless its owner has left that. */
    void subscribeUnlessLeft(String id, EmailAddress email, Language language, Proof proof) {
        if (!subscribeNew(id, email, language, proof)) {
            subscribeFrom(SubscriptionState.WAITING, id, proof);
        }
    }

    /** Takes an address off a list, once for all; counted for the campaign whose mail it was. */
    void unsubscribe(String id, Proof proof, @Nullable String campaign) {
        var changes = changed(SubscriptionState.UNSUBSCRIBED, proof);
        subscriptions.updateOne(
                and(eq(id), ne("state", SubscriptionState.UNSUBSCRIBED.name())),
                campaign == null ? changes : combine(changes, set("leftBy", campaign)));
    }

    /** Subscriptions from before there were lists for staff. */
    private void completeFormer() {
        for (var former : subscriptions.find(exists("list", false)).into(new ArrayList<>())) {
            var id = former.getString("_id");
            var proof = former.getList("proof", Document.class);
            subscriptions.updateOne(
                    and(eq(id), exists("list", false)),
                    combine(
                            set("list", id.substring(0, id.lastIndexOf('/'))),
                            set("emailKey", new EmailAddress(former.getString("email")).key()),
                            set("state", former.get("state", SubscriptionState.WAITING.name())),
                            set("createdAt", proof.getFirst().getDate("at")),
                            set("changedAt", proof.getLast().getDate("at"))));
        }
    }

    /** Addresses whose owners never confirmed, and links of the others. */
    @Override
    public void deleteExpired(Instant now) {
        completeFormer();
        var expired = lte("expiresAt", Date.from(now));
        subscriptions.deleteMany(and(expired, eq("state", SubscriptionState.WAITING.name())));
        subscriptions.updateMany(expired, combine(unset("tokens"), unset("expiresAt")));
    }
}
