package org.usersay.subscription.newsletter;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.secret.ServerSecrets;

/**
 * The collection {@code newsletter_refusals}: addresses that left a list and were erased with their accounts, so that no import
 * brings them back. {@code _id} is a keyed digest of list and address, by which an address is recognised and not found out.
 */
@Component
class RefusalStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("newsletter_refusals", ShardKey.ID);

    private final MongoCollection<Document> refusals;
    private final ServerSecrets secrets;

    RefusalStore(MongoDatabase database, ServerSecrets secrets) {
        this.refusals = LAYOUT.open(database);
        this.secrets = secrets;
    }

    void add(String list, EmailAddress email, Instant at) {
        refusals.updateOne(eq(id(list, email)), setOnInsert("at", Date.from(at)), new UpdateOptions().upsert(true));
    }

    boolean contains(String list, EmailAddress email) {
        return refusals.find(eq(id(list, email))).first() != null;
    }

    private String id(String list, EmailAddress email) {
        return secrets.named("newsletter-refusals")
                .successor(list + "/" + email.key())
                .value();
    }
}
