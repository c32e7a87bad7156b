package org.usersay.subscription.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;

/**
 * Browsers in which an account was signed in during the last year: the collection {@code browsers}, {@code _id} the digests of
 * address and browser. A known browser has a count of attempts of its own; it opens nothing. Lookups: by {@code _id}, and a
 * range of it for all of an account.
 */
@Component
public class KnownBrowsers implements ExpiringData {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("browsers", ShardKey.ID, Index.on("expiresAt"));

    private static final Duration AGE = Duration.ofDays(365);

    private final MongoCollection<Document> browsers;
    private final Clock clock;

    KnownBrowsers(MongoDatabase database, Clock clock) {
        this.browsers = LAYOUT.open(database);
        this.clock = clock;
        LAYOUT.createIndexes(browsers);
    }

    void remember(EmailAddress email, RandomToken browser) {
        browsers.updateOne(
                eq(id(email, browser.digest())),
                set("expiresAt", Date.from(clock.instant().plus(AGE))),
                new UpdateOptions().upsert(true));
    }

    /** Digest of the requester's browser if the account of the address was signed in there. */
    public Optional<String> identify(EmailAddress email, Requester requester) {
        return requester
                .browserDigest()
                .filter(browser -> browsers.find(eq(id(email, browser))).first() != null);
    }

    public void delete(EmailAddress email) {
        var prefix = RandomToken.digest(email.key());
        // "0" is the character after "/".
        browsers.deleteMany(and(gte("_id", prefix + "/"), lt("_id", prefix + "0")));
    }

    @Override
    public void deleteExpired(Instant now) {
        browsers.deleteMany(lte("expiresAt", Date.from(now)));
    }

    private static String id(EmailAddress email, String browser) {
        return RandomToken.digest(email.key()) + "/" + browser;
    }
}
