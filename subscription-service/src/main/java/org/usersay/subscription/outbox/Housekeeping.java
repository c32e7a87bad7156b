package org.usersay.subscription.outbox;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets which mails were sent, long after anybody could post one of them again. */
@Component("outboxHousekeeping")
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final MailStore store;
    private final Clock clock;

    Housekeeping(MailStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.mail.housekeeping:1h}", initialDelayString = "1m")
    void forgetSent() {
        try {
            store.forgetSentBefore(clock.instant().minus(REMEMBERED));
        } catch (MongoException e) {
            log.debug("Sent mails are forgotten later: {}", e.getMessage());
        }
    }
}
