package org.usersay.comments.readerevent;

import com.mongodb.MongoException;
import java.io.IOException;
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
 * saved, and may be applied twice. The feed sends each again for two seconds; by then every service refuses the access tokens
 * of a suspended reader, so that what was written with one meanwhile is removed too.
 */
@Component
class ReaderEventListener {

    private static final Logger log = LoggerFactory.getLogger(ReaderEventListener.class);

    private final ReaderEventClient feed;
    private final FeedPositionStore positions;
    private final ReaderContributions contributions;
    private final Votes votes;
    private final NewNameStore newNames;

    ReaderEventListener(
            ReaderEventClient feed,
            FeedPositionStore positions,
            ReaderContributions contributions,
            Votes votes,
            NewNameStore newNames) {
        this.feed = feed;
        this.positions = positions;
        this.contributions = contributions;
        this.votes = votes;
        this.newNames = newNames;
    }

    /** Reads the feed from the saved position on. */
    @Scheduled(fixedDelayString = "${usersay.standing.follow-every:500ms}")
    void poll() {
        try {
            feed.follow(positions.position(), this::apply).ifPresent(positions::savePosition);
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
                if (event.removeContributions()) {
                    contributions.removeAll(reader, event.id());
                }
            }
            // Without removed comments nothing is to be done: a suspended reader has no valid access token.
            case READMITTED -> {
                if (!event.restored().isEmpty()) {
                    contributions.restoreAll(reader, event.restored());
                }
            }
            case LEFT -> {
                contributions.forget(reader);
                votes.withdrawAll(reader);
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
