package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.util.HashSet;
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
    private final TallyStore records;
    private final RedisClient redis;
    private final RedisServerInfo life;
    private final Touched touched;
    private final TallySettings settings;

    Recounting(
            Votes votes,
            TallyStore records,
            RedisClient redis,
            RedisServerInfo life,
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
     * Recounts each article and completes its future, with a failure where MongoDB is away. Answers those that are
     * unfinished: a store was away, nothing was counted, or Redis does not know it yet.
     */
    Set<ArticleKey> recount(Map<ArticleKey, CompletableFuture<Tally>> batch) {
        var unfinished = new HashSet<>(batch.keySet());
        try {
            recount(batch, unfinished);
        } catch (MongoException e) {
            log.warn("{} tallies could not be recounted: {}", batch.size(), e.getMessage());
            batch.values().forEach(future -> future.completeExceptionally(e));
        }
        return unfinished;
    }

    private void recount(Map<ArticleKey, CompletableFuture<Tally>> batch, Set<ArticleKey> unfinished) {
        var stored = records.find(batch.keySet());
        boolean installable = true;
        for (var entry : batch.entrySet()) {
            var article = entry.getKey();
            var recount = new RunningRecount(article, redis, life);
            installable = installable && begin(recount);
            votes.each(article, recount::see);
            if (installable && install(recount, stored.get(article))) {
                unfinished.remove(article);
            }
            entry.getValue().complete(recount.seen());
        }
    }

    private boolean begin(RunningRecount recount) {
        try {
            recount.begin();
            return true;
        } catch (JedisException e) {
            life.failed(e);
            return false;
        }
    }

    private boolean install(RunningRecount recount, TallyStore.@Nullable Stored stored) {
        var article = recount.article();
        try {
            boolean installed = recount.install(
                    stored == null ? 0 : stored.epoch(), stored != null && stored.moving(), settings.abandoned());
            if (installed) {
                // The observers have heard of what was there before, if of anything.
                touched.hurry(article);
            } else {
                // Who began after us has read all that we have; should he have died, he is looked after.
                touched.touch(article);
            }
            return true;
        } catch (JedisException e) {
            life.failed(e);
            return false;
        }
    }
}
