package org.usersay.subscription.cleanup;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scheduled deletion of expired documents. Not by TTL indexes, which the embedded store does not have. */
@Component
class ExpiredDataCleanup {

    private static final Logger log = LoggerFactory.getLogger(ExpiredDataCleanup.class);

    private final List<ExpiringData> expiringData;
    private final Clock clock;

    ExpiredDataCleanup(List<ExpiringData> expiringData, Clock clock) {
        this.expiringData = List.copyOf(expiringData);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.cleanup.interval:1h}", initialDelayString = "1m")
    void deleteExpired() {
        try {
            expiringData.forEach(data -> data.deleteExpired(clock.instant()));
        } catch (MongoException e) {
            log.debug("Expired documents are deleted later: {}", e.getMessage());
        }
    }
}
