package org.usersay.ratings.suspension;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteMark;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEventClient;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import tools.jackson.core.JacksonException;

/**
 * Exclusion of the votes of suspended readers, their inclusion after a readmission, and withdrawal of the votes of those who
 * deleted their accounts. Follows the feed of reader events; each event is applied before its position is stored, and may be applied twice. An access token outlives a
 * suspension for a moment, so the reader's votes are checked again when it is refused everywhere, and when it has expired.
 *
 * <p>Collection {@code suspensions}: {@code _id} a suspended reader with {@code until}, {@code feed} with the last event, and
 * {@code again/...} for a reader to be checked again.
 */
@Component
class SuspendedVoteExclusion {

    private static final CollectionDefinition COLLECTION = CollectionDefinition.of("suspensions", ShardKey.ID);

    static final String SUSPENDED = "suspended";
    static final String LEFT = "left";

    private static final Logger log = LoggerFactory.getLogger(SuspendedVoteExclusion.class);
    private static final String FEED = "feed";
    private static final List<Duration> CHECK_AGAIN = List.of(Duration.ofSeconds(10), Duration.ofMinutes(11));

    private final MongoCollection<Document> suspensions;
    private final ReaderEventClient feed;
    private final VoteReader reader;
    private final Votes votes;
    private final Tallies tallies;
    private final Clock clock;

    SuspendedVoteExclusion(
            MongoDatabase database,
            ReaderEventClient feed,
            VoteReader reader,
            Votes votes,
            Tallies tallies,
            Clock clock) {
        this.suspensions = COLLECTION.open(database);
        this.feed = feed;
        this.reader = reader;
        this.votes = votes;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Applies new events of the feed. */
    @Scheduled(fixedDelayString = "${usersay.ratings.standing.follow-every:500ms}")
    void follow() {
        try {
            feed.follow(position(), this::apply).ifPresent(position -> put(FEED, new Document("after", position)));
        } catch (IOException | JacksonException e) {
            log.debug("The feed of reader events cannot be read: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is unavailable: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends suspensions that are over, and repeats exclusions that are due; also while the feed cannot be read. */
    @Scheduled(fixedDelayString = "${usersay.ratings.standing.look-every:2s}")
    void processDue() {
        try {
            var now = Date.from(clock.instant());
            for (var over : suspensions.find(lte("until", now)).into(new ArrayList<>())) {
                readmit(over.getString("_id"));
            }
            for (var due : suspensions.find(lte("again", now)).into(new ArrayList<>())) {
                remove(due.getString("reader"), due.getString("reason"));
                suspensions.deleteOne(eq("_id", due.getString("_id")));
            }
        } catch (MongoException e) {
            log.warn("MongoDB is unavailable: {}", e.getMessage());
        }
    }

    void apply(ReaderEvent event) {
        switch (event.kind()) {
            case SUSPENDED -> {
                var until = event.until();
                put(event.reader(), new Document("until", until == null ? null : Date.from(until)));
                remove(event.reader(), SUSPENDED);
                checkAgain(event.reader(), SUSPENDED);
            }
            case READMITTED -> readmit(event.reader());
            case LEFT -> {
                remove(event.reader(), LEFT);
                checkAgain(event.reader(), LEFT);
            }
            case RENAMED -> log.debug("Votes carry no name");
        }
    }

    private void checkAgain(String reader, String reason) {
        for (var later : CHECK_AGAIN) {
            put(
                    again(reader, reason, later),
                    new Document("again", Date.from(clock.instant().plus(later)))
                            .append("reader", reader)
                            .append("reason", reason));
        }
    }

    private void readmit(String id) {
        CHECK_AGAIN.forEach(later -> suspensions.deleteOne(eq("_id", again(id, SUSPENDED, later))));
        changeVotes(id, vote -> vote.exclusions().contains(SUSPENDED), mark -> votes.include(mark, SUSPENDED));
        suspensions.deleteOne(eq("_id", id));
    }

    private void remove(String id, String reason) {
        if (reason.equals(LEFT)) {
            changeVotes(id, vote -> !vote.withdrawn(), mark -> votes.withdraw(mark, Optional.empty()));
        } else {
            changeVotes(id, vote -> !vote.exclusions().contains(reason), mark -> votes.exclude(mark, reason));
        }
    }

    private void changeVotes(String id, Predicate<Vote> filter, Function<VoteMark, Optional<Vote>> change) {
        reader.of(Voter.reader(id)).stream()
                .filter(filter)
                .forEach(vote -> tallies.change(vote.article(), vote.voter(), change));
    }

    private static String again(String reader, String reason, Duration later) {
        return "again/" + reason + "/" + reader + "/" + later;
    }

    private @Nullable String position() {
        var stored = suspensions.find(eq("_id", FEED)).first();
        return stored == null ? null : stored.getString("after");
    }

    private void put(String id, Document document) {
        suspensions.replaceOne(eq("_id", id), document.append("_id", id), new ReplaceOptions().upsert(true));
    }
}
