package org.usersay.ratings.standing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import tools.jackson.core.JacksonException;

/**
 * Moves votes out of and into the tallies as their readers' standing changes. Each event is applied before the place in
 * the feed is kept, and may be applied twice.
 *
 * <p>Collection {@code standings}: {@code _id} a suspended reader with {@code until}, and {@code feed} with the last event.
 */
@Component
class Standings {

    static final String SUSPENDED = "suspended";
    static final String LEFT = "left";

    private static final Logger log = LoggerFactory.getLogger(Standings.class);
    private static final String FEED = "feed";

    private final MongoCollection<Document> standings;
    private final ReaderEventFeed feed;
    private final Votes votes;
    private final Tallies tallies;
    private final Clock clock;

    Standings(MongoDatabase database, ReaderEventFeed feed, Votes votes, Tallies tallies, Clock clock) {
        this.standings = database.getCollection("standings");
        this.feed = feed;
        this.votes = votes;
        this.tallies = tallies;
        this.clock = clock;
    }

    /** Reads on in the feed, and ends suspensions whose time is over. */
    @Scheduled(fixedDelayString = "${usersay.ratings.standing.follow-every:2s}")
    void follow() {
        try {
            for (var event : feed.after(place())) {
                apply(event);
                keep(FEED, new Document("after", event.id()));
            }
            endSuspensions();
        } catch (IOException | JacksonException e) {
            log.debug("The feed of reader events cannot be read: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void apply(ReaderEvent event) {
        switch (event.kind()) {
            case SUSPENDED -> {
                var until = event.until();
                keep(event.reader(), new Document("until", until == null ? null : Date.from(until)));
                keepOut(event.reader(), SUSPENDED);
            }
            case READMITTED -> readmit(event.reader());
            case LEFT -> keepOut(event.reader(), LEFT);
        }
    }

    private void endSuspensions() {
        for (var over : standings.find(lte("until", Date.from(clock.instant()))).into(new ArrayList<>())) {
            readmit(over.getString("_id"));
        }
    }

    private void readmit(String reader) {
        eachVote(
                reader,
                vote -> tallies.move(
                        vote.article(), vote.voter(), () -> votes.letIn(vote.article(), vote.voter(), SUSPENDED)));
        standings.deleteOne(eq("_id", reader));
    }

    private void keepOut(String reader, String reason) {
        eachVote(
                reader,
                vote -> tallies.move(
                        vote.article(), vote.voter(), () -> votes.keepOut(vote.article(), vote.voter(), reason)));
    }

    /** Read first, changed after: a cursor must not meet what it changes. */
    private void eachVote(String reader, Consumer<Vote> change) {
        var theirs = new ArrayList<Vote>();
        votes.eachOf(Voter.reader(reader), theirs::add);
        theirs.forEach(change);
    }

    private @Nullable String place() {
        var stored = standings.find(eq("_id", FEED)).first();
        return stored == null ? null : stored.getString("after");
    }

    private void keep(String id, Document document) {
        standings.replaceOne(eq("_id", id), document.append("_id", id), new ReplaceOptions().upsert(true));
    }
}
