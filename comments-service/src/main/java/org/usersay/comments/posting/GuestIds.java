package org.usersay.comments.posting;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Guest;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/**
 * Public ids of guests: HMAC-SHA256 of the address under a key that is drawn once, so that nobody can try addresses out
 * against an id. Collection {@code guest_keys}: one document.
 */
@Component
class GuestIds {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("guest_keys", ShardKey.WHOLE);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;

    private final MongoCollection<Document> keys;
    private volatile @Nullable SecretKeySpec key;

    GuestIds(MongoDatabase database) {
        this.keys = LAYOUT.open(database);
    }

    Author author(Guest guest) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            var hash = mac.doFinal(guest.key().getBytes(StandardCharsets.UTF_8));
            return guest.author("guest-" + HexFormat.of().formatHex(hash, 0, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known != null) {
            return known;
        }
        var drawn = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(drawn);
        var stored = keys.findOneAndUpdate(
                eq("guest"),
                Updates.setOnInsert("key", new Binary(drawn)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        var found = new SecretKeySpec(
                Objects.requireNonNull(stored).get("key", Binary.class).getData(), ALGORITHM);
        key = found;
        return found;
    }
}
