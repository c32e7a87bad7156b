package org.usersay.ratings.tally;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.VoteCast;
import org.usersay.starter.metrics.SampledGauges;
import redis.clients.jedis.UnifiedJedis;

/** Meters of ratings: votes by site, and articles whose tally is to be checked. */
@Component
class TallyMetrics {

    private final MeterRegistry meters;

    TallyMetrics(MeterRegistry meters, SampledGauges gauges, UnifiedJedis redis) {
        this.meters = meters;
        gauges.add(
                "usersay.ratings.changed",
                "articles whose tally is to be checked, since their votes changed",
                () -> redis.zcard(RedisKeys.CHANGED));
    }

    @EventListener
    void count(VoteCast vote) {
        meters.counter("usersay.ratings.votes", "site", vote.article().site()).increment();
    }
}
