package org.usersay.subscription.registration;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.contact.DisplayName;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/**
 * The collection {@code registrations}; {@code _id} is the digest of the link's token. Each registration has a document of
 * its own, so that none takes the place of another, and the bound on mails bounds their number. Lookups: by {@code _id}; by
 * {@code emailKey} when an account is deleted.
 */
@Component
class RegistrationStore implements ExpiringData {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "registrations", ShardKey.ID, Index.on("emailKey"), Index.on("expiresAt"), EmbeddedOutbox.INDEX);

    private final MongoCollection<Document> registrations;
    private final EmbeddedOutbox embeddedOutbox;

    RegistrationStore(MongoDatabase database, Outbox outbox) {
        this.registrations = LAYOUT.open(database);
        LAYOUT.createIndexes(registrations);
        this.embeddedOutbox = outbox.embeddedIn(registrations);
    }

    /** Inserts the registration with its mail. */
    void insert(Registration registration, RandomToken token, Mail mail) {
        registrations.insertOne(document(registration)
                .append("_id", token.digest())
                .append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail)));
        embeddedOutbox.enqueue(token.digest(), mail);
    }

    Optional<Registration> find(RandomToken token) {
        return Optional.ofNullable(registrations.find(eq(token.digest())).first())
                .map(RegistrationStore::read);
    }

    /** Deletes expired registrations, with or without an unsent mail. */
    @Override
    public void deleteExpired(Instant now) {
        registrations.deleteMany(lte("expiresAt", Date.from(now)));
    }

    void delete(RandomToken token) {
        registrations.deleteOne(eq(token.digest()));
    }

    void delete(EmailAddress email) {
        registrations.deleteMany(eq("emailKey", email.key()));
    }

    private static Document document(Registration registration) {
        return new Document("reader", registration.reader())
                .append("email", registration.email().value())
                .append("emailKey", registration.email().key())
                .append("name", registration.name().value())
                .append("site", registration.site())
                .append("language", registration.language().code())
                .append("passwordHash", registration.passwordHash())
                .append("browser", registration.browser())
                .append("consents", Consent.documents(registration.consents()))
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
                document.getString("browser"),
                Consent.read(document, "consents"),
                document.getDate("createdAt").toInstant(),
                document.getDate("expiresAt").toInstant());
    }
}
