package org.usersay.subscription.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ZAddParams;

/**
 * Publisher of revoked access tokens: all tokens of a session or of a reader that were issued up to now. The truth is the
 * collection {@code revocations} ({@code _id}, {@code issuedUpTo}), whose entries are deleted once the tokens concerned
 * have expired; the sorted set {@link RevocationCache#KEY} in Redis is its copy, written in full every two seconds. Entries
 * only grow, so the order in which they are written does not matter, and a readmission removes nothing. Lookups: by
 * {@code _id}; the whole collection when it is copied.
 */
@Component
class RevocationPublisher {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("revocations", ShardKey.WHOLE);

    private static final Logger log = LoggerFactory.getLogger(RevocationPublisher.class);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final MongoCollection<Document> revocations;
    private final UnifiedJedis redis;
    private final Clock clock;
    private final Duration retention;

    RevocationPublisher(MongoDatabase database, UnifiedJedis redis, Clock clock, SessionSettings settings) {
        this.revocations = LAYOUT.open(database);
        this.redis = redis;
        this.clock = clock;
        this.retention = settings.access().plus(CLOCK_SKEW);
    }

    /**
     * Revokes the tokens of a session that is about to be deleted. Session ids are not used again, so tokens of the next
     * minute are revoked too: a refresh may have found the session just before it was deleted.
     */
    void revokeSession(String id) {
        revoke(List.of("sid:" + id), clock.instant().plus(CLOCK_SKEW));
    }

    void revokeReader(String id) {
        revokeReaders(List.of(id));
    }

    void revokeReaders(List<String> ids) {
        revoke(ids.stream().map(id -> "sub:" + id).toList(), clock.instant());
    }

    private void revoke(List<String> members, Instant issuedUpTo) {
        if (members.isEmpty()) {
            return;
        }
        var upsert = new UpdateOptions().upsert(true);
        revocations.bulkWrite(
                members.stream()
                        .map(member -> new UpdateOneModel<Document>(
                                eq(member), max("issuedUpTo", Date.from(issuedUpTo)), upsert))
                        .toList(),
                new BulkWriteOptions().ordered(false));
        var score = (double) issuedUpTo.toEpochMilli();
        try {
            redis.zadd(
                    RevocationCache.KEY,
                    members.stream().distinct().collect(Collectors.toMap(member -> member, member -> score)),
                    ZAddParams.zAddParams().gt());
        } catch (JedisException e) {
            log.warn("A revocation is published when Redis is available again: {}", e.getMessage());
        }
    }

    /** Brings Redis up to date with MongoDB, whatever it has lost. */
    @Scheduled(fixedDelayString = "${usersay.session.revocation-copy:2s}")
    void copy() {
        try {
            var expired = clock.instant().minus(retention);
            var members = current(expired);
            if (!members.isEmpty()) {
                redis.zadd(RevocationCache.KEY, members, ZAddParams.zAddParams().gt());
            }
            redis.zremrangeByScore(RevocationCache.KEY, Double.NEGATIVE_INFINITY, expired.toEpochMilli());
            revocations.deleteMany(lte("issuedUpTo", Date.from(expired)));
        } catch (MongoException | JedisException e) {
            log.debug("The revocations are copied later: {}", e.getMessage());
        }
    }

    private Map<String, Double> current(Instant expired) {
        var members = new HashMap<String, Double>();
        for (var entry : revocations.find(gt("issuedUpTo", Date.from(expired)))) {
            members.put(entry.getString("_id"), (double)
                    entry.getDate("issuedUpTo").toInstant().toEpochMilli());
        }
        return members;
    }
}
