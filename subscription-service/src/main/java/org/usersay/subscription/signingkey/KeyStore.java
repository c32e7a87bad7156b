package org.usersay.subscription.signingkey;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;

/**
 * Store of signing keys, one per period, which is its {@code _id}: the first insert among concurrent processes creates
 * the key.
 */
@Component
class KeyStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("signing_keys", ShardKey.WHOLE);

    private final MongoCollection<Document> keys;
    private final Clock clock;

    KeyStore(MongoDatabase database, Clock clock) {
        this.keys = LAYOUT.open(database);
        this.clock = clock;
    }

    Optional<ECKey> find(long period) {
        return Optional.ofNullable(keys.find(Filters.eq(period)).first()).map(KeyStore::parse);
    }

    ECKey findOrCreate(long period) {
        return find(period).orElseGet(() -> create(period));
    }

    void deleteBefore(long period) {
        keys.deleteMany(Filters.lt("_id", period));
    }

    private ECKey create(long period) {
        var key = generate();
        try {
            keys.insertOne(new Document("_id", period)
                    .append("jwk", key.toJSONString())
                    .append("createdAt", Date.from(clock.instant())));
            return key;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return find(period).orElseThrow();
            }
            throw e;
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static ECKey parse(Document document) {
        try {
            return ECKey.parse(document.getString("jwk"));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + document.get("_id") + " is damaged", e);
        }
    }
}
