package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** One pass over the votes of a few articles. */
@Component
class Recounting {

    private static final Logger log = LoggerFactory.getLogger(Recounting.class);

    private final Votes votes;
    private final TallyRecords records;
    private final RedisClient redis;
    private final RedisLife life;
    private final Touched touched;
    private final TallySettings settings;

    Recounting(
            Votes votes,
            TallyRecords records,
            RedisClient redis,
            RedisLife life,
            Touched touched,
            TallySettings settings) {
        this.votes = votes;
        this.records = records;
        this.redis = redis;
        this.life = life;
        this.touched = touched;
        this.settings = settings;
    }

    /**
     * What is left to do.
     *
     * @param superseded another process began a recount meanwhile
     * @param unfinished a store was away: nothing was counted, or Redis does not know it yet
     */
    record Outcome(List<ArticleKey> superseded, Set<ArticleKey> unfinished) {}

    /** Recounts each article and completes its future, with a failure where MongoDB is away. */
    Outcome recount(Map<ArticleKey, CompletableFuture<Tally>> batch) {
        var outcome = new Outcome(new ArrayList<>(), new HashSet<>(batch.keySet()));
        try {
            recount(batch, outcome);
        } catch (MongoException e) {
            log.warn("{} tallies could not be recounted: {}", batch.size(), e.getMessage());
            batch.values().forEach(future -> future.completeExceptionally(e));
        }
        return outcome;
    }

    private void recount(Map<ArticleKey, CompletableFuture<Tally>> batch, Outcome outcome) {
        var recounts = batch.keySet().stream().map(RunningRecount::new).toList();
        boolean installable = begin(recounts);
        var stored = records.find(batch.keySet());
        for (var recount : recounts) {
            var article = recount.article();
            votes.each(article, recount::see);
            if (installable) {
                install(recount, stored.get(article), outcome);
            }
            var future = batch.get(article);
            if (future != null) {
                future.complete(recount.seen());
            }
        }
    }

    private boolean begin(List<RunningRecount> recounts) {
        try {
            recounts.forEach(recount -> recount.begin(redis));
            return true;
        } catch (JedisException e) {
            life.failed(e);
            return false;
        }
    }

    private void install(RunningRecount recount, TallyRecords.@Nullable Stored stored, Outcome outcome) {
        try {
            boolean installed = recount.install(
                    redis,
                    life.current(),
                    stored == null ? 0 : stored.epoch(),
                    stored != null && stored.moving(),
                    System.currentTimeMillis() - settings.abandoned().toMillis());
            if (installed) {
                // The observers have heard of what was there before, if of anything.
                touched.hurry(recount.article());
            } else {
                outcome.superseded().add(recount.article());
            }
            outcome.unfinished().remove(recount.article());
        } catch (JedisException e) {
            life.failed(e);
        }
    }
}
