package org.usersay.ratings.vote;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * The writes to votes. Each is one {@code findOneAndUpdate} by {@code _id} that raises the vote's version and returns the
 * vote as it now is; empty if nothing was written.
 *
 * <p>Collection {@code votes}, {@code _id} {@code site/article/voter}. Index {@code voter} for all votes of a reader; index
 * {@code pending} for votes written while Redis was unavailable.
 */
@Component
public class Votes {

    static final CollectionDefinition COLLECTION =
            CollectionDefinition.of("votes", ShardKey.ID, Index.on("voter"), Index.sparse("pending"));

    /** Value of the field {@code pending} of a vote whose dirty mark is its own document. */
    static final String PENDING = "redis";

    /** Number of requests with an Idempotency-Key that are kept with one vote. */
    private static final int REMEMBERED_REQUESTS = 8;

    private final MongoCollection<Document> votes;
    private final Clock clock;

    Votes(MongoDatabase database, Clock clock) {
        this.votes = COLLECTION.open(database);
        this.clock = clock;
    }

    /** Casts or changes a vote; empty for a request that was written before. */
    public Optional<Vote> cast(VoteMark mark, int stars, VoteSource source, Optional<IdempotencyRecord> request) {
        var now = clock.instant();
        var update = combine(
                set("stars", stars),
                set("day", CountedVote.day(LocalDate.ofInstant(now, clock.getZone()))),
                set("castAt", Date.from(now)),
                set("network", source.network().orElse(null)),
                setOnInsert("voter", mark.voter().key()),
                setOnInsert("exclusions", List.copyOf(source.exclusions())));
        return write(mark, update, true, request);
    }

    /** Withdraws a vote; empty where there is none, and for a request that was written before. */
    public Optional<Vote> withdraw(VoteMark mark, Optional<IdempotencyRecord> request) {
        return write(mark, set("stars", 0), false, request);
    }

    /** Gives the marked voter the stars of another vote, unless that voter has voted, or withdrawn a vote, before. */
    public Optional<Vote> transferTo(VoteMark mark, Vote from, Set<String> exclusions) {
        var update = combine(
                setOnInsert("stars", from.stars()),
                setOnInsert("day", from.day()),
                setOnInsert("castAt", from.castAt().map(Date::from).orElse(null)),
                setOnInsert("voter", mark.voter().key()),
                setOnInsert("from", from.voter().key()),
                setOnInsert("exclusions", List.copyOf(exclusions)));
        return write(mark, update, true, Optional.empty());
    }

    /** Excludes a vote from its tally for this reason, beside others it may have. */
    public Optional<Vote> exclude(VoteMark mark, String reason) {
        return write(mark, addToSet("exclusions", reason), false, Optional.empty());
    }

    /** Removes the reason; without any left, the vote counts. */
    public Optional<Vote> include(VoteMark mark, String reason) {
        return write(mark, pull("exclusions", reason), false, Optional.empty());
    }

    /** The tally in Redis has this version of the vote; a later one stays pending. */
    public void clearPending(Vote vote) {
        var id = eq("_id", VoteDocumentMapper.id(vote.article(), vote.voter()));
        votes.updateOne(
                Filters.and(id, eq("version", vote.version())), new Document("$unset", new Document("pending", "")));
    }

    /** Idempotent; repeated, since MongoDB may be unavailable at first. */
    @Scheduled(fixedDelayString = "PT10M")
    void createIndexes() {
        COLLECTION.createIndexes(votes);
    }

    private Optional<Vote> write(VoteMark mark, Bson change, boolean upsert, Optional<IdempotencyRecord> request) {
        var update = combine(change, inc("version", 1L));
        if (!mark.inRedis()) {
            update = combine(update, set("pending", PENDING));
        }
        if (request.isPresent()) {
            var remembered = List.of(request.get().stored());
            update = combine(update, pushEach("requests", remembered, new PushOptions().slice(-REMEMBERED_REQUESTS)));
        }
        var id = eq("_id", VoteDocumentMapper.id(mark.article(), mark.voter()));
        var filter = request.map(sent -> Filters.and(id, Filters.ne("requests", sent.stored())))
                .orElse(id);
        var options = new FindOneAndUpdateOptions().upsert(upsert).returnDocument(ReturnDocument.AFTER);
        try {
            return find(filter, update, options);
        } catch (MongoException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
            // Either this request was written before, or two first votes came at once and the other one is there now.
            return find(filter, update, options.upsert(false));
        }
    }

    private Optional<Vote> find(Bson filter, Bson update, FindOneAndUpdateOptions options) {
        return Optional.ofNullable(votes.findOneAndUpdate(filter, update, options))
                .map(VoteDocumentMapper::vote);
    }
}
