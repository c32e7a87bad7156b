package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Recovery of what Redis lacks: applies votes that were written while it was unavailable, and rebuilds all tallies after it
 * lost its keys. A write from before the loss, whose mark is lost too, may come after the rebuild, and its service may
 * crash; so all tallies are rebuilt again when no such write can come any more.
 */
@Component
class TallyRecovery {

    private static final Logger log = LoggerFactory.getLogger(TallyRecovery.class);
    private static final int PENDING = 1_000;
    private static final int BATCH = 64;
    private static final int WORKERS = 8;
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final RedisServerInfo server;
    private final UnifiedJedis client;
    private final RedisTallies redis;
    private final ChangedArticles changed;
    private final TallyRebuilder rebuilder;
    private final TallyReconciler reconciler;
    private final VoteReader reader;
    private final Votes votes;
    private final TallySettings settings;
    private final String instance = UuidV7.next();

    TallyRecovery(
            RedisServerInfo server,
            UnifiedJedis client,
            RedisTallies redis,
            ChangedArticles changed,
            TallyRebuilder rebuilder,
            TallyReconciler reconciler,
            VoteReader reader,
            Votes votes,
            TallySettings settings) {
        this.server = server;
        this.client = client;
        this.redis = redis;
        this.changed = changed;
        this.rebuilder = rebuilder;
        this.reconciler = reconciler;
        this.reader = reader;
        this.votes = votes;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${usersay.ratings.tally.recover-every:500ms}")
    void recover() {
        try {
            var runId = server.refresh();
            var last = RebuildState.of(server.execute(() -> client.hgetAll(RedisKeys.REBUILT)));
            if (last.isDue(runId, server.now(), settings.rebuildAgain()) && claim()) {
                try {
                    rebuildAll(last.next(runId, server.now()));
                } finally {
                    server.execute(() -> client.del(RedisKeys.REBUILDING));
                }
            }
        } catch (JedisException e) {
            log.debug("Redis is unavailable: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is unavailable: {}", e.getMessage());
        }
    }

    /** Applies the votes whose mark Redis could not take. Scheduled by itself, since rebuilding all tallies takes longer. */
    @Scheduled(fixedDelayString = "${usersay.ratings.tally.recover-every:500ms}")
    void applyPending() {
        try {
            reader.pending(PENDING).stream()
                    .collect(Collectors.groupingBy(Vote::article))
                    .forEach(this::apply);
        } catch (JedisException e) {
            log.debug("Redis is unavailable: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is unavailable: {}", e.getMessage());
        }
    }

    private void apply(ArticleKey article, List<Vote> pending) {
        changed.markChanged(article);
        redis.apply(article, pending);
        changed.checkNow(article);
        pending.forEach(votes::clearPending);
    }

    /** Two instances may rebuild at once, if one is slow: that changes nothing. */
    private boolean claim() {
        var claim = SetParams.setParams().nx().px(CLAIM.toMillis());
        return server.execute(() -> Optional.ofNullable(client.set(RedisKeys.REBUILDING, instance, claim)))
                .isPresent();
    }

    /** If Redis loses its keys meanwhile, the key to be renamed is lost with them, and the rebuild has not ended. */
    private void rebuildAll(RebuildState state) {
        var begun = RedisKeys.REBUILT + ":" + UuidV7.next();
        server.execute(() -> client.hset(begun, state.fields()));
        server.execute(() -> client.expire(begun, ABANDONED.toSeconds()));
        var batch = new ArrayList<ArticleKey>();
        for (var next = reader.nextArticle("");
                next.isPresent();
                next = reader.nextArticle(next.get().toString())) {
            batch.add(next.get());
            if (batch.size() == BATCH) {
                rebuild(batch);
                batch.clear();
            }
        }
        rebuild(batch);
        server.execute(() -> client.persist(begun));
        server.execute(() -> client.rename(begun, RedisKeys.REBUILT));
    }

    private void rebuild(Collection<ArticleKey> articles) {
        server.execute(() -> client.pexpire(RedisKeys.REBUILDING, CLAIM.toMillis()));
        try (var workers =
                Executors.newFixedThreadPool(WORKERS, Thread.ofVirtual().factory())) {
            var rebuilds = articles.stream()
                    .map(article -> CompletableFuture.runAsync(() -> rebuilder.rebuild(article), workers))
                    .toList();
            join(rebuilds);
        }
        var tallies = redis.tallies(articles);
        if (!tallies.keySet().containsAll(articles)) {
            throw new JedisException("Tallies were lost while they were rebuilt");
        }
        reconciler.notifyListeners(List.copyOf(tallies.values()));
    }

    private static void join(List<CompletableFuture<Void>> rebuilds) {
        try {
            CompletableFuture.allOf(rebuilds.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
