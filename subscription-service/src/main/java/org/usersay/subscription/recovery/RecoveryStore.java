package org.usersay.subscription.recovery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/** The collection {@code recoveries}; {@code _id} is the token's digest, by which alone it is looked up. */
@Component
class RecoveryStore implements ExpiringData {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("recoveries", ShardKey.ID, Index.on("expiresAt"), EmbeddedOutbox.INDEX);

    private final MongoCollection<Document> recoveries;
    private final EmbeddedOutbox embeddedOutbox;

    RecoveryStore(MongoDatabase database, Outbox outbox) {
        this.recoveries = LAYOUT.open(database);
        LAYOUT.createIndexes(recoveries);
        this.embeddedOutbox = outbox.embeddedIn(recoveries);
    }

    /** Stores a token. One without a reader is stored too, so that known and unknown addresses cost one write each. */
    void insert(
            RandomToken token, Kind kind, @Nullable String reader, Instant now, Instant expiresAt, List<Mail> mails) {
        recoveries.insertOne(new Document("_id", token.digest())
                .append("kind", kind.name())
                .append("reader", reader)
                .append("createdAt", Date.from(now))
                .append("expiresAt", Date.from(expiresAt))
                .append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mails.toArray(Mail[]::new))));
        mails.forEach(mail -> embeddedOutbox.enqueue(token.digest(), mail));
    }

    /** Deletes a token and returns what it stood for; of concurrent callers one succeeds. */
    Optional<Recovery> redeem(RandomToken token, Kind kind, Instant now) {
        var found = recoveries.findOneAndDelete(
                and(eq(token.digest()), eq("kind", kind.name()), gt("expiresAt", Date.from(now))));
        return Optional.ofNullable(found)
                .filter(document -> document.getString("reader") != null)
                .map(document -> new Recovery(
                        document.getString("reader"),
                        document.getDate("createdAt").toInstant()));
    }

    @Override
    public void deleteExpired(Instant now) {
        recoveries.deleteMany(lte("expiresAt", Date.from(now)));
    }

    /** The two ways back in. */
    enum Kind {
        NEW_PASSWORD,
        SIGN_IN_LINK
    }

    /** Reader and creation time of a token. */
    record Recovery(String reader, Instant createdAt) {}
}
