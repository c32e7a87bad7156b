package org.usersay.ratings.frauddetection;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import redis.clients.jedis.exceptions.JedisException;

/** Periodic run of the detection rules over every site's recent votes. */
@Component
class AnomalyDetector {

    private static final Logger log = LoggerFactory.getLogger(AnomalyDetector.class);
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final DetectionRule SLOW_COLLUSION = new SlowCollusionRule();

    private final RecentVoteLog recent;
    private final AnomalyStore anomalies;
    private final AnomalySettings settings;
    private final Sites sites;
    private final Clock clock;

    AnomalyDetector(RecentVoteLog recent, AnomalyStore anomalies, AnomalySettings settings, Sites sites, Clock clock) {
        this.recent = recent;
        this.anomalies = anomalies;
        this.settings = settings;
        this.sites = sites;
        this.clock = clock;
    }

    /** Applies the rules for the last minutes. */
    @Scheduled(fixedDelayString = "${usersay.ratings.anomalies.look-every:10s}")
    void detect() {
        try {
            for (Site site : sites.sites()) {
                var votes = recent.of(site.id(), MINUTES);
                DetectionRule.ALL.forEach(rule -> rule.detect(votes)
                        .forEach(detection -> anomalies.put(site.id(), detection, slot(clock.instant(), MINUTES))));
            }
        } catch (JedisException | MongoException e) {
            log.debug("Anomalies are not detected, a store is unavailable: {}", e.getMessage());
        }
    }

    /** Applies the rule for slow collusion. */
    @Scheduled(fixedDelayString = "${usersay.ratings.anomalies.rings-every:5m}")
    void detectSlowCollusion() {
        try {
            for (Site site : sites.sites()) {
                SLOW_COLLUSION
                        .detect(recent.of(site.id(), settings.remembered()))
                        .forEach(detection -> anomalies.put(site.id(), detection, slot(detection.to(), DAY)));
            }
        } catch (JedisException | MongoException e) {
            log.debug("Slow collusion is not detected, a store is unavailable: {}", e.getMessage());
        }
    }

    private static long slot(Instant time, Duration length) {
        return time.getEpochSecond() / length.toSeconds();
    }
}
