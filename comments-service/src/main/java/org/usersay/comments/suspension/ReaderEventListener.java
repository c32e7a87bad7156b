package org.usersay.comments.suspension;

import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.comments.posting.ReaderContributions;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEventClient;
import tools.jackson.core.JacksonException;

/**
 * Listener to the subscription-service's feed of reader events. An event is applied before the position in the feed is
 * saved, and may be applied twice.
 */
@Component
class ReaderEventListener {

    private static final Logger log = LoggerFactory.getLogger(ReaderEventListener.class);
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final ReaderEventClient feed;
    private final SuspensionStore store;
    private final Suspensions suspensions;
    private final ReaderContributions contributions;
    private final Votes votes;
    private final NewNameStore newNames;

    ReaderEventListener(
            ReaderEventClient feed,
            SuspensionStore store,
            Suspensions suspensions,
            ReaderContributions contributions,
            Votes votes,
            NewNameStore newNames) {
        this.feed = feed;
        this.store = store;
        this.suspensions = suspensions;
        this.contributions = contributions;
        this.votes = votes;
        this.newNames = newNames;
    }

    /** Reads the feed from the saved position on. */
    @Scheduled(fixedDelayString = "${usersay.standing.follow-every:500ms}")
    void poll() {
        try {
            feed.follow(store.position(), this::apply).ifPresent(store::savePosition);
        } catch (IOException | JacksonException e) {
            log.debug("The feed of reader events cannot be read: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("Reader events wait, MongoDB is unavailable: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void apply(ReaderEvent event) {
        var reader = event.reader();
        switch (event.kind()) {
            case SUSPENDED -> {
                suspensions.suspend(reader, Objects.requireNonNullElse(event.until(), FOREVER));
                if (event.removeContributions()) {
                    contributions.removeAll(reader);
                }
            }
            case READMITTED -> suspensions.end(reader);
            case LEFT -> {
                contributions.forget(reader);
                votes.withdrawAll(reader);
                suspensions.end(reader);
                newNames.delete(reader);
            }
            case RENAMED -> {
                var name = Objects.requireNonNull(event.name());
                newNames.save(reader, name);
                contributions.rename(reader, name);
            }
        }
    }
}
