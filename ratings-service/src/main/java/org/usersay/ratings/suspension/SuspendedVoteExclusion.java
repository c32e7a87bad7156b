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
 * Moves votes out of and into the tallies as their readers' standing changes. Each event is applied before the place in
 * the feed is kept, and may be applied twice.
 *
 * <p>An access token outlives its reader's standing for a moment, and a vote given with it would stay. So the reader's
 * votes are looked at again, once when the token is refused everywhere and once when it has run out in any case.
 *
 * <p>Collection {@code standings}: {@code _id} a suspended reader with {@code until}, {@code feed} with the last event, and
 * {@code again/...} for a reader to look at again.
 */
@Component
class SuspendedVoteExclusion {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("standings", ShardKey.ID);

    static final String SUSPENDED = "suspended";
    static final String LEFT = "left";

    private static final Logger log = LoggerFactory.getLogger(SuspendedVoteExclusion.class);
    private static final String FEED = "feed";
    private static final List<Duration> AGAIN = List.of(Duration.ofSeconds(10), Duration.ofMinutes(11));

    private final MongoCollection<Document> standings;
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
        this.standings = LAYOUT.open(database);
        this.feed = feed;
        this.reader = reader;
        this.votes = votes;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Reads on in the feed. */
    @Scheduled(fixedDelayString = "${usersay.ratings.standing.follow-every:500ms}")
    void follow() {
        try {
            feed.follow(place(), this::apply).ifPresent(place -> keep(FEED, new Document("after", place)));
        } catch (IOException | JacksonException e) {
            log.debug("The feed of reader events cannot be read: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends suspensions whose time is over, and looks again where it is time to; also while the feed cannot be read. */
    @Scheduled(fixedDelayString = "${usersay.ratings.standing.look-every:2s}")
    void look() {
        try {
            var now = Date.from(clock.instant());
            for (var over : standings.find(lte("until", now)).into(new ArrayList<>())) {
                readmit(over.getString("_id"));
            }
            for (var due : standings.find(lte("again", now)).into(new ArrayList<>())) {
                exclude(due.getString("reader"), due.getString("reason"));
                standings.deleteOne(eq("_id", due.getString("_id")));
            }
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    void apply(ReaderEvent event) {
        switch (event.kind()) {
            case SUSPENDED -> {
                var until = event.until();
                keep(event.reader(), new Document("until", until == null ? null : Date.from(until)));
                exclude(event.reader(), SUSPENDED);
                lookAgain(event.reader(), SUSPENDED);
            }
            case READMITTED -> readmit(event.reader());
            case LEFT -> {
                exclude(event.reader(), LEFT);
                lookAgain(event.reader(), LEFT);
            }
        }
    }

    private void lookAgain(String reader, String reason) {
        for (var later : AGAIN) {
            keep(
                    again(reader, reason, later),
                    new Document("again", Date.from(clock.instant().plus(later)))
                            .append("reader", reader)
                            .append("reason", reason));
        }
    }

    private void readmit(String id) {
        AGAIN.forEach(later -> standings.deleteOne(eq("_id", again(id, SUSPENDED, later))));
        changeVotes(id, vote -> vote.exclusions().contains(SUSPENDED), mark -> votes.include(mark, SUSPENDED));
        standings.deleteOne(eq("_id", id));
    }

    private void exclude(String id, String reason) {
        changeVotes(id, vote -> !vote.exclusions().contains(reason), mark -> votes.exclude(mark, reason));
    }

    private void changeVotes(String id, Predicate<Vote> filter, Function<VoteMark, Optional<Vote>> change) {
        reader.of(Voter.reader(id)).stream()
                .filter(filter)
                .forEach(vote -> tallies.change(vote.article(), vote.voter(), change));
    }

    private static String again(String reader, String reason, Duration later) {
        return "again/" + reason + "/" + reader + "/" + later;
    }

    private @Nullable String place() {
        var stored = standings.find(eq("_id", FEED)).first();
        return stored == null ? null : stored.getString("after");
    }

    private void keep(String id, Document document) {
        standings.replaceOne(eq("_id", id), document.append("_id", id), new ReplaceOptions().upsert(true));
    }
}
