package org.usersay.starter.idempotency;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.problem.CommonProblem;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collection {@code idempotent_requests}: requests being processed and, for a day, the outcomes of those that succeeded. A
 * request whose process crashed is executed by the next one with its key once its lease is over.
 */
class OutcomeStore {

    private static final CollectionDefinition COLLECTION =
            CollectionDefinition.of("idempotent_requests", ShardKey.HASHED_ID, Index.on("startedAt"));
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;

    private final MongoCollection<Document> requests;
    private final JsonMapper json;
    private final Clock clock;

    OutcomeStore(MongoDatabase database, JsonMapper json, Clock clock) {
        this.requests = COLLECTION.open(database);
        this.json = json;
        this.clock = clock;
    }

    /** What a request is to do. */
    sealed interface Claim {

        /** Execute, then complete or release. */
        record Granted(Instant startedAt) implements Claim {}

        /**
         * Send this again.
         *
         * @param body fingerprint of a body that was not held in memory; empty for others
         */
        record Completed(Outcome outcome, String body) implements Claim {}
    }

    /** The claim of a request; 409 while the first one is being processed, 422 for another request with its key. */
    Claim claim(KeyedRequest request) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (insert(request, now)) {
                return new Claim.Granted(now);
            }
            var earlier = requests.find(eq(request.id())).first();
            if (earlier == null) {
                continue;
            }
            IdempotencyKey.requireSame(earlier.getString("fingerprint"), request.fingerprint());
            var outcome = earlier.get("outcome", Binary.class);
            if (outcome != null) {
                return new Claim.Completed(
                        json.readValue(request.decrypt(outcome.getData()), Outcome.class), earlier.get("body", ""));
            }
            var startedAt = earlier.getDate("startedAt").toInstant();
            if (startedAt.plus(LEASE).isBefore(now) && takeOver(request, startedAt, now)) {
                return new Claim.Granted(now);
            }
        }
        throw CommonProblem.CONFLICT
                .refusal("The first request with this key is being processed. Send this one again in a moment.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** @param body fingerprint of a body that was not held in memory; null for others */
    void complete(KeyedRequest request, Instant startedAt, Outcome outcome, @Nullable String body) {
        var changed = Updates.set("outcome", new Binary(request.encrypt(json.writeValueAsBytes(outcome))));
        requests.updateOne(
                mine(request, startedAt), body == null ? changed : Updates.combine(changed, Updates.set("body", body)));
    }

    /** Nothing was changed, so the next request with this key is a first one. */
    void release(KeyedRequest request, Instant startedAt) {
        requests.deleteOne(mine(request, startedAt));
    }

    /** Also makes the index; repeated, since MongoDB may be unavailable at first. */
    @Scheduled(fixedDelayString = "PT1H")
    void deleteExpired() {
        COLLECTION.createIndexes(requests);
        requests.deleteMany(lt("startedAt", Date.from(clock.instant().minus(KEPT))));
    }

    private boolean insert(KeyedRequest request, Instant now) {
        try {
            requests.insertOne(new Document("_id", request.id())
                    .append("fingerprint", request.fingerprint())
                    .append("startedAt", Date.from(now)));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean takeOver(KeyedRequest request, Instant startedAt, Instant now) {
        return requests.updateOne(mine(request, startedAt), Updates.set("startedAt", Date.from(now)))
                        .getModifiedCount()
                == 1;
    }

    private static Bson mine(KeyedRequest request, Instant startedAt) {
        return and(eq(request.id()), eq("startedAt", Date.from(startedAt)));
    }
}
