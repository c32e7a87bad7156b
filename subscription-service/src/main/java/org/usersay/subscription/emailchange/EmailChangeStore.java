package org.usersay.subscription.emailchange;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.emailchange.EmailChange.Side;
import org.usersay.subscription.emailchange.EmailChange.State;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.privacy.PersonalDataProvider;
import org.usersay.subscription.secret.RandomToken;

/**
 * The collection {@code email_changes}; {@code _id} is the reader, who has one change at most. Lookups: by {@code _id}; by the
 * digest of either link's token; by {@code state} for those in progress.
 */
@Component
class EmailChangeStore implements ExpiringData, PersonalDataProvider {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "email_changes",
            ShardKey.ID,
            Index.on("tokens.OLD"),
            Index.on("tokens.NEW"),
            Index.on("state"),
            Index.on("expiresAt"),
            EmbeddedOutbox.INDEX);

    private final MongoCollection<Document> changes;
    private final EmbeddedOutbox embeddedOutbox;

    EmailChangeStore(MongoDatabase database, Outbox outbox) {
        this.changes = LAYOUT.open(database);
        LAYOUT.createIndexes(changes);
        this.embeddedOutbox = outbox.embeddedIn(changes);
    }

    /**
     * Stores a change with its mails, in the place of an earlier one, whose links are void then.
     *
     * @return false where the earlier one is in progress
     */
    boolean replace(EmailChange change, Map<Side, RandomToken> tokens, List<Mail> mails) {
        var digests = new Document();
        tokens.forEach((side, token) -> digests.append(side.name(), token.digest()));
        var document = new Document("_id", change.reader())
                .append("from", change.from().value())
                .append("to", change.to().value())
                .append("tokens", digests)
                .append("confirmedBy", List.of())
                .append("state", change.state().name())
                .append("createdAt", Date.from(change.createdAt()))
                .append("expiresAt", Date.from(change.expiresAt()))
                .append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mails.toArray(Mail[]::new)));
        try {
            changes.replaceOne(
                    and(eq(change.reader()), ne("state", State.IN_PROGRESS.name())),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
        mails.forEach(mail -> embeddedOutbox.enqueue(change.reader(), mail));
        return true;
    }

    Optional<EmailChange> find(String reader) {
        return read(changes.find(eq(reader)).first());
    }

    /** Records the confirmation by the address that the token was mailed to; repeated, it changes nothing. */
    Optional<EmailChange> confirm(RandomToken token, Instant now) {
        for (var side : Side.values()) {
            var found = changes.findOneAndUpdate(
                    and(eq("tokens." + side, token.digest()), gt("expiresAt", Date.from(now))),
                    addToSet("confirmedBy", side.name()),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (found != null) {
                return read(found);
            }
        }
        return Optional.empty();
    }

    /** Marks the very change that was read; false where another has taken its place, or it was begun already. */
    boolean begin(EmailChange change) {
        return changes.updateOne(same(change, State.REQUESTED), set("state", State.IN_PROGRESS.name()))
                        .getMatchedCount()
                > 0;
    }

    void finish(EmailChange change, Mail mail) {
        changes.updateOne(
                same(change, State.IN_PROGRESS),
                combine(set("state", State.DONE.name()), set(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail))));
        embeddedOutbox.enqueue(change.reader(), mail);
    }

    List<EmailChange> inProgress(int limit) {
        return changes.find(eq("state", State.IN_PROGRESS.name()))
                .limit(limit)
                .map(EmailChangeStore::mapped)
                .into(new ArrayList<>());
    }

    void delete(String reader) {
        changes.deleteOne(eq(reader));
    }

    void withdraw(String reader) {
        changes.deleteOne(and(eq(reader), eq("state", State.REQUESTED.name())));
    }

    @Override
    public void deleteExpired(Instant now) {
        changes.deleteMany(and(lte("expiresAt", Date.from(now)), ne("state", State.IN_PROGRESS.name())));
    }

    @Override
    public String name() {
        return "emailChanges";
    }

    @Override
    public Object export(Account account) {
        return find(account.id()).stream()
                .map(change -> Map.of(
                        "from", change.from(),
                        "to", change.to(),
                        "state", change.state(),
                        "createdAt", change.createdAt()))
                .toList();
    }

    @Override
    public void delete(Account account) {
        delete(account.id());
    }

    private static Bson same(EmailChange change, State state) {
        return and(eq(change.reader()), eq("createdAt", Date.from(change.createdAt())), eq("state", state.name()));
    }

    private static Optional<EmailChange> read(@Nullable Document document) {
        return Optional.ofNullable(document).map(EmailChangeStore::mapped);
    }

    private static EmailChange mapped(Document document) {
        return new EmailChange(
                document.getString("_id"),
                new EmailAddress(document.getString("from")),
                new EmailAddress(document.getString("to")),
                document.getList("confirmedBy", String.class).stream()
                        .map(Side::valueOf)
                        .collect(Collectors.toSet()),
                State.valueOf(document.getString("state")),
                document.getDate("createdAt").toInstant(),
                document.getDate("expiresAt").toInstant());
    }
}
