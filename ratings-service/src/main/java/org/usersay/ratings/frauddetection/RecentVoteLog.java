package org.usersay.ratings.frauddetection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.VoteCast;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * The last votes, in one Redis stream for each site. Written behind the requests, and not complete: a vote that is missing
 * here still counts.
 */
@Component
class RecentVoteLog {

    private static final Logger log = LoggerFactory.getLogger(RecentVoteLog.class);
    private static final int WAITING = 50_000;
    private static final int AT_ONCE = 2_000;
    private static final int PAGE = 5_000;
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final UnifiedJedis redis;
    private final AnomalySettings settings;
    private final Clock clock;
    private final BlockingQueue<VoteCast> waiting = new LinkedBlockingQueue<>(WAITING);

    RecentVoteLog(UnifiedJedis redis, AnomalySettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void onVote(VoteCast cast) {
        if (!waiting.offer(cast)) {
            log.debug("Too many votes to be recorded; one is skipped");
        }
    }

    /** Records the waiting votes. */
    @Scheduled(fixedDelayString = "${usersay.ratings.anomalies.note-every:500ms}")
    void record() {
        var batch = new ArrayList<VoteCast>();
        waiting.drainTo(batch, AT_ONCE);
        if (batch.isEmpty()) {
            return;
        }
        try (var pipeline = redis.pipelined()) {
            for (var cast : batch) {
                pipeline.xadd(
                        key(cast.article().site()),
                        ObservedVote.of(cast).fields(),
                        XAddParams.xAddParams().approximateTrimming().maxLen(settings.rememberedVotes()));
            }
            pipeline.sync();
        } catch (JedisException e) {
            log.debug("Redis is unavailable: {} votes are not recorded", batch.size());
        }
    }

    /** The votes of a site within this time until now; at most the last {@code remembered-votes}. */
    List<ObservedVote> of(String site, Duration window) {
        var since = clock.instant().minus(window);
        // Redis numbers the entries by its own clock, which may differ a little.
        var from = Long.toString(since.minus(SKEW).toEpochMilli());
        var casts = new ArrayList<ObservedVote>();
        List<StreamEntry> page;
        do {
            page = redis.xrange(key(site), from, "+", PAGE);
            for (var entry : page) {
                var cast = ObservedVote.of(entry.getFields());
                if (cast.at().isAfter(since)) {
                    casts.add(cast);
                }
                from = "(" + entry.getID();
            }
        } while (page.size() == PAGE);
        return casts;
    }

    private static String key(String site) {
        return "ratings:{" + site + "}:recent";
    }
}
