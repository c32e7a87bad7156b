package org.usersay.subscription.registration;

import com.mongodb.MongoException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes registrations that nobody confirmed in time. */
@Component("registrationHousekeeping")
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final RegistrationStore store;
    private final Clock clock;

    Housekeeping(RegistrationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.registration.housekeeping:1h}", initialDelayString = "1m")
    void deleteExpired() {
        try {
            store.deleteExpired(clock.instant());
        } catch (MongoException e) {
            log.debug("Expired registrations are deleted later: {}", e.getMessage());
        }
    }
}
