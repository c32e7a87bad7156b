package org.usersay.subscription.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Revocations;
import org.usersay.starter.mongo.CollectionLayout;
import org.usersay.starter.mongo.ShardKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells every service which access tokens no longer count. The truth is the collection {@code revocations}, small since
 * an entry is needed only as long as the tokens it is about would have lived; Redis holds the copy the services read, and
 * gets all of it again every two seconds. Lookups: by {@code _id}; the whole collection by the copying.
 */
@Component
class Revocation {

    private static final CollectionLayout LAYOUT = CollectionLayout.of("revocations", ShardKey.WHOLE);

    private static final Logger log = LoggerFactory.getLogger(Revocation.class);
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final MongoCollection<Document> revocations;
    private final RedisClient redis;
    private final Clock clock;
    private final Duration needed;

    Revocation(MongoDatabase database, RedisClient redis, Clock clock, SessionSettings settings) {
        this.revocations = LAYOUT.open(database);
        this.redis = redis;
        this.clock = clock;
        this.needed = settings.access().plus(SLACK);
    }

    void session(String id) {
        revoke("sid:" + id, clock.instant().plus(needed));
    }

    /** Not beyond {@code until}, when new tokens of this reader count again. */
    void reader(String id, Instant until) {
        var enough = clock.instant().plus(needed);
        revoke("sub:" + id, until.isBefore(enough) ? until : enough);
    }

    /** Lets a reader's new tokens count at once; the sessions from before are gone anyway. */
    void readmit(String id) {
        revocations.deleteOne(eq("sub:" + id));
        try {
            redis.zrem(Revocations.KEY, "sub:" + id);
        } catch (JedisException e) {
            log.warn("A readmission is not known everywhere yet: {}", e.getMessage());
        }
    }

    private void revoke(String member, Instant until) {
        revocations.updateOne(eq(member), set("until", Date.from(until)), new UpdateOptions().upsert(true));
        try {
            redis.zadd(Revocations.KEY, until.getEpochSecond(), member);
        } catch (JedisException e) {
            log.warn("A revocation reaches the services when Redis is back: {}", e.getMessage());
        }
    }

    /** Makes Redis complete again, whatever happened to it. */
    @Scheduled(fixedDelayString = "${usersay.session.revocation-copy:2s}")
    void copy() {
        try {
            var now = clock.instant();
            var members = current(now);
            if (!members.isEmpty()) {
                redis.zadd(Revocations.KEY, members);
            }
            redis.zremrangeByScore(Revocations.KEY, Double.NEGATIVE_INFINITY, now.getEpochSecond() - 1.0);
            revocations.deleteMany(lte("until", Date.from(now)));
        } catch (MongoException | JedisException e) {
            log.debug("The revocations are copied later: {}", e.getMessage());
        }
    }

    private Map<String, Double> current(Instant now) {
        var members = new HashMap<String, Double>();
        for (var entry : revocations.find(gt("until", Date.from(now)))) {
            members.put(entry.getString("_id"), (double)
                    entry.getDate("until").toInstant().getEpochSecond());
        }
        return members;
    }
}
