package org.usersay.ratings.device;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Device;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/**
 * Keyed hash of an address's network (the first 24 bits, or 48 of IPv6). Each day has a random key, which is deleted after
 * some days, so that old hashes cannot be reversed, and hashes of different days cannot be compared.
 *
 * <p>Collection {@code network_keys}, {@code _id} the day; a handful of documents.
 */
@Component
public class NetworkHasher {

    private static final CollectionDefinition COLLECTION = CollectionDefinition.of("network_keys", ShardKey.WHOLE);

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 12;

    private final MongoCollection<Document> keys;
    private final Clock clock;
    private final DeviceSettings settings;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable DayKey today;

    NetworkHasher(MongoDatabase database, Clock clock, DeviceSettings settings) {
        this.keys = COLLECTION.open(database);
        this.clock = clock;
        this.settings = settings;
    }

    private record DayKey(LocalDate day, Binary key) {}

    /** Hash of the address's network; empty for an invalid address. */
    public Optional<String> hash(@Nullable String address) {
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            // Only digits and separators, so no name is resolved.
            var bytes = InetAddress.getByName(address).getAddress();
            var network = HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
            var key = key();
            var hash = Device.hmac(network, key.key().getData());
            return Optional.of(key.day() + ":" + HexFormat.of().formatHex(hash, 0, HASH_BYTES));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private DayKey key() {
        var day = LocalDate.now(clock);
        var known = today;
        if (known != null && known.day().equals(day)) {
            return known;
        }
        var drawn = new byte[KEY_BYTES];
        random.nextBytes(drawn);
        var stored = keys.findOneAndUpdate(
                eq("_id", day.toString()),
                Updates.setOnInsert("key", new Binary(drawn)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        var key = new DayKey(day, Objects.requireNonNull(stored).get("key", Binary.class));
        today = key;
        return key;
    }

    /** Deletes old keys. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void deleteOld() {
        keys.deleteMany(
                lt("_id", LocalDate.now(clock).minusDays(settings.keysKept()).toString()));
    }
}
