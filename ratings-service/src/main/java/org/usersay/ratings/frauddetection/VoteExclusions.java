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
 * Sets of votes that a moderator has set aside. The document is written first and says what is to be done; doing it twice
 * changes nothing, so a death in between is made good by whoever looks next. The site's audit trail is told before it.
 *
 * <p>A device's vote that a reader has taken over is followed to that reader, whichever came first.
 *
 * <p>Collection {@code set_asides}, {@code _id} an id, which says nothing about its age: {@code since} does; its {@code acts}
 * say who did what, when and why, and are only added to.
 */
@Component
class VoteExclusions {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("set_asides", ShardKey.ID);

    private static final Logger log = LoggerFactory.getLogger(VoteExclusions.class);
    private static final String SET_ASIDE = "SET_ASIDE";
    private static final String REVERSED = "REVERSED";
    private static final int SHOWN = 100;

    private final MongoCollection<Document> setAsides;
    private final ExclusionApplier votes;
    private final AuditTrail audit;
    private final Clock clock;

    VoteExclusions(MongoDatabase database, ExclusionApplier votes, AuditTrail audit, Clock clock) {
        this.setAsides = LAYOUT.open(database);
        this.votes = votes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a set stands; the two that end in -ING have not been carried through. */
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

    /** Who did what. */
    record Act(String what, String by, String reason, Instant at) {}

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

        SetAside shown() {
            return new SetAside(id, site, state, anomaly, count, VoteRefs.some(votes), acts);
        }
    }

    /**
     * What is kept of a request with an Idempotency-Key.
     *
     * @param key hashed, with the site and who sent it
     * @param fingerprint of what was asked
     */
    record Receipt(String key, String fingerprint) {}

    /**
     * Sets votes aside, or goes on with what the same request began; 422 where its key was another request's.
     *
     * @param receipt its key is the set's id, so that of any number of attempts at once one makes the set
     */
    SetAside setAside(
            String site,
            @Nullable String anomaly,
            List<VoteRef> names,
            Reader by,
            String reason,
            Optional<Receipt> receipt) {
        var id = receipt.map(Receipt::key).orElseGet(UuidV7::next);
        audit.append(site, by, SET_ASIDE, id, names.size() + " votes: " + reason);
        try {
            setAsides.insertOne(new Document("_id", id)
                    .append("site", site)
                    .append("state", State.APPLYING.name())
                    .append("anomaly", anomaly)
                    .append("count", names.size())
                    .append("fingerprint", receipt.map(Receipt::fingerprint).orElse(null))
                    .append("votes", VoteRefs.documents(names))
                    .append("since", Date.from(clock.instant()))
                    .append("acts", List.of(act(SET_ASIDE, by, reason))));
        } catch (MongoException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
            return receipt.flatMap(sent -> repeated(site, sent)).orElseThrow(() -> e);
        }
        return carryThrough(find(site, id).orElseThrow());
    }

    /** What the same request made before; 422 where its key was another request's. */
    Optional<SetAside> repeated(String site, Receipt receipt) {
        var made =
                setAsides.find(and(eq("_id", receipt.key()), eq("site", site))).first();
        if (made == null) {
            return Optional.empty();
        }
        IdempotencyKey.requireSame(String.valueOf(made.getString("fingerprint")), receipt.fingerprint());
        var set = read(made);
        return Optional.of(set.state() == set.state().done() ? set.shown() : carryThrough(set));
    }

    /** Lets the votes count again; a set that counts already stays as it is. */
    SetAside reverse(SetAside set, Reader by, String reason) {
        if (set.state().reversed()) {
            return set.shown();
        }
        audit.append(set.site(), by, REVERSED, set.id(), set.votes().size() + " votes: " + reason);
        setAsides.updateOne(
                eq("_id", set.id()),
                Updates.combine(
                        Updates.set("state", State.REVERSING.name()), Updates.push("acts", act(REVERSED, by, reason))));
        return carryThrough(find(set.site(), set.id()).orElseThrow());
    }

    /** Any number may do this at once; the last decision holds. */
    SetAside carryThrough(SetAside set) {
        votes.move(set);
        var done = set.state().done();
        var stillSo = and(eq("_id", set.id()), eq("state", set.state().name()));
        if (setAsides.updateOne(stillSo, Updates.set("state", done.name())).getMatchedCount() == 1) {
            return set.in(done).shown();
        }
        var decided = find(set.site(), set.id()).orElseThrow();
        votes.move(decided);
        return decided.shown();
    }

    /** Ends what a service that died has begun. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
    void carryOn() {
        try {
            setAsides
                    .find(in("state", State.APPLYING.name(), State.REVERSING.name()))
                    .map(VoteExclusions::read)
                    .into(new ArrayList<>())
                    .forEach(this::carryThrough);
        } catch (MongoException e) {
            log.debug("MongoDB is away: {}", e.getMessage());
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
                                act.getString("reason"),
                                act.getDate("at").toInstant()))
                        .toList());
    }
}
