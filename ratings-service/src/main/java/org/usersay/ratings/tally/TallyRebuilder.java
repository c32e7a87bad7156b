package org.usersay.ratings.tally;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Rebuilds an article's tally by applying all its votes in batches, while votes go on. The votes are also counted as they
 * are read, so that there is an answer while Redis is unavailable. One article is rebuilt once at a time.
 */
@Component
class TallyRebuilder {

    private static final Logger log = LoggerFactory.getLogger(TallyRebuilder.class);
    private static final int WORKERS = 8;
    private static final int LOCKS = 256;

    /** About two milliseconds of Redis's time. */
    private static final int BATCH = 500;

    private final VoteReader votes;
    private final RedisTallies redis;
    private final ChangedArticles changed;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofVirtual().name("rebuild-", 0).factory());
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    /** Requests whose rebuild has not begun, so that it will include what was written before the request. */
    private final Map<ArticleKey, CompletableFuture<Tally>> requests = new ConcurrentHashMap<>();

    TallyRebuilder(VoteReader votes, RedisTallies redis, ChangedArticles changed) {
        this.votes = votes;
        this.redis = redis;
        this.changed = changed;
    }

    /**
     * The outcome of one pass over an article's votes.
     *
     * @param tally all votes, as they were read
     * @param built whether Redis has them too
     */
    record Rebuilt(Tally tally, boolean built) {}

    /** Rebuilds the article in the background; the pass begins after this call. */
    CompletableFuture<Tally> request(ArticleKey article) {
        return requests.computeIfAbsent(
                article, key -> CompletableFuture.supplyAsync(() -> execute(key).tally(), workers));
    }

    /** Rebuilds the article, unless that is being done. */
    void requestIfIdle(ArticleKey article) {
        if (!lock(article).isLocked()) {
            request(article).exceptionally(failure -> {
                log.debug("{} could not be rebuilt: {}", article, failure.getMessage());
                return new TallyBuilder().build();
            });
        }
    }

    private Rebuilt execute(ArticleKey article) {
        var lock = lock(article);
        lock.lock();
        try {
            requests.remove(article);
            var rebuilt = rebuild(article);
            notifyOf(article, rebuilt);
            return rebuilt;
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(ArticleKey article) {
        return locks.get(Math.floorMod(article.hashCode(), LOCKS));
    }

    private void notifyOf(ArticleKey article, Rebuilt rebuilt) {
        try {
            if (!rebuilt.built()) {
                changed.markChanged(article);
            } else if (!rebuilt.tally().fields().isEmpty()) {
                changed.checkNow(article);
            }
        } catch (JedisException e) {
            log.debug("Redis is unavailable: {}", e.getMessage());
        }
    }

    /** One pass over the article's votes. */
    Rebuilt rebuild(ArticleKey article) {
        var sum = new TallyBuilder();
        var pass = new Pass(article);
        votes.forEach(article, vote -> {
            sum.add(vote);
            pass.add(vote);
        });
        return new Rebuilt(sum.build(), pass.end());
    }

    /** Votes on their way to Redis; they are only counted once it fails. */
    private final class Pass {

        private final ArticleKey article;
        private final List<Vote> batch = new ArrayList<>();
        private String name = "";
        private boolean failed;

        Pass(ArticleKey article) {
            this.article = article;
            send();
        }

        void add(Vote vote) {
            if (!failed) {
                batch.add(vote);
            }
            if (batch.size() == BATCH) {
                send();
            }
        }

        private void send() {
            try {
                var total = redis.apply(article, batch);
                if (name.isEmpty()) {
                    name = total.pass();
                }
            } catch (JedisException e) {
                failed = true;
            }
            batch.clear();
        }

        boolean end() {
            if (failed) {
                return false;
            }
            try {
                return redis.end(article, batch, name).built();
            } catch (JedisException e) {
                return false;
            }
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
