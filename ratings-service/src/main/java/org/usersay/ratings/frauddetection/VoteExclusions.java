package org.usersay.ratings.frauddetection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;

/**
 * Sets of votes that a moderator has set aside. The document is written first and says what is to be done; applying it twice
 * changes nothing, so a scheduled task completes it after a crash. The audit entry is written before. A device's vote that a
 * reader has taken over is excluded with the reader's, whichever came first.
 *
 * <p>Collection {@code set_asides}, {@code _id} a random id; {@code since} is the time, and {@code acts} say who did what,
 * when and why.
 */
@Component
class VoteExclusions {

    private static final CollectionDefinition COLLECTION = CollectionDefinition.of("set_asides", ShardKey.ID);

    private static final Logger log = LoggerFactory.getLogger(VoteExclusions.class);
    private static final String SET_ASIDE = "SET_ASIDE";
    private static final String REVERSED = "REVERSED";
    private static final int SHOWN = 100;

    private final MongoCollection<Document> setAsides;
    private final ExclusionApplier applier;
    private final AuditTrail audit;
    private final Clock clock;

    VoteExclusions(MongoDatabase database, ExclusionApplier applier, AuditTrail audit, Clock clock) {
        this.setAsides = COLLECTION.open(database);
        this.applier = applier;
        this.audit = audit;
        this.clock = clock;
    }

    /** State of a set; those that end in -ING are not completed. */
    enum State {
        APPLYING,
        APPLIED,
        REVERSING,
        REVERSED;

        boolean reversed() {
            return this == REVERSING || this == REVERSED;
        }

        State done() {
            return reversed() ? REVERSED : APPLIED;
        }
    }

    /**
     * Act of a moderator.
     *
     * @param byName name of the moderator at that time; null where none was kept
     */
    record Act(String what, String by, @Nullable String byName, String reason, Instant at) {}

    /**
     * A set of votes.
     *
     * @param anomaly the finding that named them; null where a moderator did
     * @param count how many votes it names
     * @param votes these, or in a list the first of them
     */
    record SetAside(
            String id,
            String site,
            State state,
            @Nullable String anomaly,
            int count,
            List<VoteRef> votes,
            List<Act> acts) {

        SetAside in(State other) {
            return new SetAside(id, site, other, anomaly, count, votes, acts);
        }

        SetAside summary() {
            return new SetAside(id, site, state, anomaly, count, VoteRefs.some(votes), acts);
        }
    }

    /**
     * A request with an Idempotency-Key.
     *
     * @param key hashed, with the site and the sender
     * @param fingerprint of the request
     */
    record RequestKey(String key, String fingerprint) {}

    /**
     * Sets votes aside, or goes on with what the same request began; 422 where its key was another request's.
     *
     * @param request its key is the set's id, so that of any number of attempts at once one makes the set
     */
    SetAside setAside(
            String site,
            @Nullable String anomaly,
            List<VoteRef> names,
            Reader by,
            String reason,
            Optional<RequestKey> request) {
        var id = request.map(RequestKey::key).orElseGet(UuidV7::next);
        audit.append(site, by, SET_ASIDE, id, names.size() + " votes: " + reason);
        try {
            setAsides.insertOne(new Document("_id", id)
                    .append("site", site)
                    .append("state", State.APPLYING.name())
                    .append("anomaly", anomaly)
                    .append("count", names.size())
                    .append("fingerprint", request.map(RequestKey::fingerprint).orElse(null))
                    .append("votes", VoteRefs.documents(names))
                    .append("since", Date.from(clock.instant()))
                    .append("acts", List.of(act(SET_ASIDE, by, reason))));
        } catch (MongoException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
            return request.flatMap(sent -> repeated(site, sent)).orElseThrow(() -> e);
        }
        return complete(find(site, id).orElseThrow());
    }

    /** What the same request made before; 422 where its key was another request's. */
    Optional<SetAside> repeated(String site, RequestKey request) {
        var made =
                setAsides.find(and(eq("_id", request.key()), eq("site", site))).first();
        if (made == null) {
            return Optional.empty();
        }
        IdempotencyKey.requireSame(String.valueOf(made.getString("fingerprint")), request.fingerprint());
        var set = read(made);
        return Optional.of(set.state() == set.state().done() ? set.summary() : complete(set));
    }

    /** Lets the votes count again; a set that counts already stays as it is. */
    SetAside reverse(SetAside set, Reader by, String reason) {
        if (set.state().reversed()) {
            return set.summary();
        }
        audit.append(set.site(), by, REVERSED, set.id(), set.votes().size() + " votes: " + reason);
        setAsides.updateOne(
                eq("_id", set.id()),
                Updates.combine(
                        Updates.set("state", State.REVERSING.name()), Updates.push("acts", act(REVERSED, by, reason))));
        return complete(find(set.site(), set.id()).orElseThrow());
    }

    /** Idempotent, also for several instances at once: the last decision counts. */
    SetAside complete(SetAside set) {
        applier.apply(set);
        var done = set.state().done();
        var stillSo = and(eq("_id", set.id()), eq("state", set.state().name()));
        if (setAsides.updateOne(stillSo, Updates.set("state", done.name())).getMatchedCount() == 1) {
            return set.in(done).summary();
        }
        var decided = find(set.site(), set.id()).orElseThrow();
        applier.apply(decided);
        return decided.summary();
    }

    /** Completes sets left by a crash. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
    void completeAll() {
        try {
            setAsides
                    .find(in("state", State.APPLYING.name(), State.REVERSING.name()))
                    .map(VoteExclusions::read)
                    .into(new ArrayList<>())
                    .forEach(this::complete);
        } catch (MongoException e) {
            log.debug("MongoDB is unavailable: {}", e.getMessage());
        }
    }

    Optional<SetAside> find(String site, String id) {
        return Optional.ofNullable(setAsides.find(eq("_id", id)).first())
                .map(VoteExclusions::read)
                .filter(set -> set.site().equals(site));
    }

    /** The newest of a site. */
    List<SetAside> newest(String site) {
        return setAsides
                .find(eq("site", site))
                .projection(VoteRefs.someWith("site", "state", "anomaly", "count", "acts"))
                .sort(Sorts.descending("since", "_id"))
                .limit(SHOWN)
                .map(VoteExclusions::read)
                .into(new ArrayList<>());
    }

    private Document act(String what, Reader by, String reason) {
        return new Document("what", what)
                .append("by", by.id())
                .append("byName", by.name())
                .append("reason", reason)
                .append("at", Date.from(clock.instant()));
    }

    private static SetAside read(Document stored) {
        return new SetAside(
                stored.getString("_id"),
                stored.getString("site"),
                State.valueOf(stored.getString("state")),
                stored.getString("anomaly"),
                stored.getInteger("count", 0),
                VoteRefs.in(stored),
                stored.getList("acts", Document.class).stream()
                        .map(act -> new Act(
                                act.getString("what"),
                                act.getString("by"),
                                act.getString("byName"),
                                act.getString("reason"),
                                act.getDate("at").toInstant()))
                        .toList());
    }
}
