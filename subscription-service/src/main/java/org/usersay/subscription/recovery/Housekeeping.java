package org.usersay.subscription.recovery;

import com.mongodb.MongoException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes tokens that nobody redeemed in time. */
@Component("recoveryHousekeeping")
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final RecoveryStore store;
    private final Clock clock;

    Housekeeping(RecoveryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.recovery.housekeeping:1h}", initialDelayString = "1m")
    void deleteExpired() {
        try {
            store.deleteExpired(clock.instant());
        } catch (MongoException e) {
            log.debug("Expired links are deleted later: {}", e.getMessage());
        }
    }
}
