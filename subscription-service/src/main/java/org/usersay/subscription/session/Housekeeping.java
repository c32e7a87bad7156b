package org.usersay.subscription.session;

import com.mongodb.MongoException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sessions that nobody used for long, on stores that do not expire documents by themselves too. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final SessionStore store;
    private final Clock clock;

    Housekeeping(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.session.housekeeping:1h}", initialDelayString = "1m")
    void deleteExpired() {
        try {
            store.deleteExpired(clock.instant());
        } catch (MongoException e) {
            log.debug("Expired sessions are deleted later: {}", e.getMessage());
        }
    }
}
