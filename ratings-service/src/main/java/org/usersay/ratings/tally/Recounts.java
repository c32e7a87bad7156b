package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Recounts tallies from the votes, one batch at a time: what is asked for while one runs goes into the next, so that any
 * number of readers who wait for an article cost one pass over its votes.
 */
@Component
class Recounts {

    private static final Logger log = LoggerFactory.getLogger(Recounts.class);

    private final Votes votes;
    private final TallyRecords records;
    private final RedisClient redis;
    private final RedisLife life;
    private final TallySettings settings;

    private final Map<ArticleKey, CompletableFuture<Tally>> wanted = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService worker = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("recount-", 0).factory());

    Recounts(Votes votes, TallyRecords records, RedisClient redis, RedisLife life, TallySettings settings) {
        this.votes = votes;
        this.records = records;
        this.redis = redis;
        this.life = life;
        this.settings = settings;
    }

    /** The recounted tally, in Redis as well where Redis is there; one that begins after this call. */
    CompletableFuture<Tally> request(ArticleKey article) {
        var future = wanted.computeIfAbsent(article, key -> new CompletableFuture<>());
        start();
        return future;
    }

    /** As {@link #request}, for whoever does not wait. */
    void want(ArticleKey article) {
        wantAll(List.of(article));
    }

    /** As {@link #want}, in one pass over the votes. */
    void wantAll(Collection<ArticleKey> articles) {
        articles.forEach(article -> wanted.computeIfAbsent(article, key -> new CompletableFuture<>()));
        start();
    }

    private void start() {
        if (!wanted.isEmpty() && busy.compareAndSet(false, true)) {
            worker.execute(() -> {
                try {
                    run();
                } finally {
                    busy.set(false);
                }
                start();
            });
        }
    }

    private void run() {
        var batch = new HashMap<ArticleKey, CompletableFuture<Tally>>();
        for (var article : List.copyOf(wanted.keySet())) {
            var future = wanted.remove(article);
            if (future != null) {
                batch.put(article, future);
            }
        }
        try {
            recount(batch);
        } catch (MongoException e) {
            log.warn("{} tallies could not be recounted: {}", batch.size(), e.getMessage());
            batch.values().forEach(future -> future.completeExceptionally(e));
        }
    }

    private void recount(Map<ArticleKey, CompletableFuture<Tally>> batch) {
        var recounts = new HashMap<ArticleKey, RunningRecount>();
        batch.keySet().forEach(article -> recounts.put(article, new RunningRecount(article)));
        boolean installable = begin(recounts.values());
        var stored = records.find(batch.keySet());
        votes.each(batch.keySet(), vote -> {
            var recount = recounts.get(vote.article());
            if (recount != null) {
                recount.see(vote);
            }
        });
        var superseded = new ArrayList<ArticleKey>();
        batch.forEach((article, future) -> {
            var recount = Objects.requireNonNull(recounts.get(article));
            if (installable && !install(recount, stored.get(article))) {
                superseded.add(article);
            }
            future.complete(recount.seen());
        });
        superseded.forEach(this::want);
    }

    private boolean begin(Iterable<RunningRecount> recounts) {
        try {
            recounts.forEach(recount -> recount.begin(redis));
            return true;
        } catch (JedisException e) {
            life.failed(e);
            return false;
        }
    }

    private boolean install(RunningRecount recount, TallyRecords.@org.jspecify.annotations.Nullable Stored stored) {
        try {
            return recount.install(
                    redis,
                    life.current(),
                    stored == null ? 0 : stored.epoch(),
                    stored != null && stored.moving(),
                    System.currentTimeMillis() - settings.abandoned().toMillis());
        } catch (JedisException e) {
            life.failed(e);
            return true;
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
