package org.usersay.subscription.secret;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;

/**
 * Secrets of this service, created on first use and the same in every process. Tokens that must be issued again later
 * are derived from one with {@link RandomToken#successor} instead of being stored.
 */
@Component
public class ServerSecrets {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("server_secrets", ShardKey.WHOLE);

    private final MongoCollection<Document> secrets;
    private final Map<String, RandomToken> known = new ConcurrentHashMap<>();

    ServerSecrets(MongoDatabase database) {
        this.secrets = LAYOUT.open(database);
    }

    public RandomToken named(String name) {
        return known.computeIfAbsent(name, this::findOrCreate);
    }

    private RandomToken findOrCreate(String name) {
        var found = secrets.find(Filters.eq(name)).first();
        return found == null ? create(name) : new RandomToken(found.getString("value"));
    }

    private RandomToken create(String name) {
        var secret = RandomToken.random();
        try {
            secrets.insertOne(new Document("_id", name).append("value", secret.value()));
            return secret;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return findOrCreate(name);
            }
            throw e;
        }
    }
}
