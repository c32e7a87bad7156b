package org.usersay.subscription.registration;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.account.Account.Consent;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/**
 * The collection {@code registrations}: a few slots an address ({@code _id} is the address's digest and the slot), so that
 * one address can neither fill the collection nor push out a registration by a single other one. Lookups: by {@code _id},
 * or by the unique {@code token} digest, for whose sake the collection is not divided: it holds days, not years.
 */
@Component
class RegistrationStore implements ExpiringData {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "registrations", ShardKey.WHOLE, Index.unique("token"), Index.on("expiresAt"), EmbeddedOutbox.INDEX);

    private static final int SLOTS = 8;

    private final MongoCollection<Document> registrations;
    private final EmbeddedOutbox embeddedOutbox;

    RegistrationStore(MongoDatabase database, Outbox outbox) {
        this.registrations = LAYOUT.open(database);
        LAYOUT.createIndexes(registrations);
        this.embeddedOutbox = outbox.embeddedIn(registrations);
    }

    /** Keeps the registration and its mail in one write, in a free slot or in place of the oldest. */
    void put(Registration registration, RandomToken token, Mail mail) {
        var id = slot(registration.email());
        var document = document(registration)
                .append("token", token.digest())
                .append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail));
        try {
            registrations.replaceOne(eq(id), document, new ReplaceOptions().upsert(true));
        } catch (MongoWriteException | MongoCommandException e) {
            // Two upserts of one slot at the same moment: the other one made it, so this one replaces.
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
            registrations.replaceOne(eq(id), document);
        }
        embeddedOutbox.enqueue(id, mail);
    }

    Optional<Registration> find(RandomToken token) {
        return Optional.ofNullable(
                        registrations.find(eq("token", token.digest())).first())
                .map(RegistrationStore::read);
    }

    /** The address's latest registration that can still be confirmed. */
    Optional<Registration> latest(EmailAddress email, Instant now) {
        return all(email).stream()
                .map(RegistrationStore::read)
                .filter(registration -> registration.expiresAt().isAfter(now))
                .max(Comparator.comparing(Registration::createdAt));
    }

    /** Deletes expired registrations, with or without an unsent mail. */
    @Override
    public void deleteExpired(Instant now) {
        registrations.deleteMany(lte("expiresAt", Date.from(now)));
    }

    void delete(RandomToken token) {
        registrations.deleteOne(eq("token", token.digest()));
    }

    private String slot(EmailAddress email) {
        var taken = all(email);
        return slots(email).stream()
                .filter(id -> taken.stream()
                        .noneMatch(document -> document.getString("_id").equals(id)))
                .findFirst()
                .orElseGet(() -> oldest(taken).getString("_id"));
    }

    private List<Document> all(EmailAddress email) {
        return registrations.find(in("_id", slots(email))).into(new ArrayList<>());
    }

    private static Document oldest(List<Document> taken) {
        return taken.stream()
                .min(Comparator.comparing(document -> document.getDate("createdAt")))
                .orElseThrow();
    }

    private static List<String> slots(EmailAddress email) {
        var digest = RandomToken.digest(email.key());
        return IntStream.range(0, SLOTS).mapToObj(slot -> digest + ":" + slot).toList();
    }

    private static Document document(Registration registration) {
        return new Document("reader", registration.reader())
                .append("email", registration.email().value())
                .append("name", registration.name().value())
                .append("site", registration.site())
                .append("language", registration.language().code())
                .append("passwordHash", registration.passwordHash())
                .append(
                        "consents",
                        registration.consents().stream()
                                .map(consent -> new Document("to", consent.to()).append("at", Date.from(consent.at())))
                                .toList())
                .append("createdAt", Date.from(registration.createdAt()))
                .append("expiresAt", Date.from(registration.expiresAt()));
    }

    private static Registration read(Document document) {
        return new Registration(
                document.getString("reader"),
                new EmailAddress(document.getString("email")),
                new DisplayName(document.getString("name")),
                document.getString("site"),
                Language.parse(document.getString("language")),
                document.getString("passwordHash"),
                document.getList("consents", Document.class).stream()
                        .map(consent -> new Consent(
                                consent.getString("to"), consent.getDate("at").toInstant()))
                        .toList(),
                document.getDate("createdAt").toInstant(),
                document.getDate("expiresAt").toInstant());
    }
}
