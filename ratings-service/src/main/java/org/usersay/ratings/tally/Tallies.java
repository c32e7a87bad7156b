package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteMark;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Counts of every article's votes. A vote is written between {@link #mark} and {@link #apply}: a crash in between leaves the
 * mark, and {@link TallyReconciler} reads the vote.
 */
@Component
public class Tallies {

    private final RedisTallies redis;
    private final TallyRebuilder rebuilder;
    private final ChangedArticles changed;
    private final TallySettings settings;

    Tallies(RedisTallies redis, TallyRebuilder rebuilder, ChangedArticles changed, TallySettings settings) {
        this.redis = redis;
        this.rebuilder = rebuilder;
        this.changed = changed;
        this.settings = settings;
    }

    /**
     * Totals by article, an empty one for an article without votes.
     *
     * @param stale whether some of them may lack votes: a loss of Redis is being repaired, or a store does not answer
     */
    public record Totals(Map<ArticleKey, Histogram> byArticle, boolean stale) {
        public Histogram of(ArticleKey article) {
            return byArticle.getOrDefault(article, Histogram.EMPTY);
        }
    }

    /** Marks a vote that is about to be written. */
    public VoteMark mark(ArticleKey article, Voter voter) {
        var mark = new VoteMark(article, voter, voter + "#" + UuidV7.next(), true);
        try {
            redis.mark(mark);
            return mark;
        } catch (JedisException e) {
            return new VoteMark(article, voter, mark.token(), false);
        }
    }

    /** Applies the vote as it was written, if it was, and clears its mark. Returns the article's new totals. */
    public Totals apply(VoteMark mark, Optional<Vote> vote) {
        var article = mark.article();
        if (!mark.inRedis()) {
            return rebuilt(List.of(article), Map.of());
        }
        try {
            var total = redis.apply(mark, vote.stream().toList());
            return total.built()
                    ? new Totals(Map.of(article, total.histogram()), false)
                    : rebuilt(List.of(article), Map.of(article, total));
        } catch (JedisException e) {
            return rebuilt(List.of(article), Map.of());
        }
    }

    /** Marks, writes and applies a vote. */
    public Totals change(ArticleKey article, Voter voter, Function<VoteMark, Optional<Vote>> write) {
        var mark = mark(article, voter);
        return apply(mark, write.apply(mark));
    }

    /** Totals of any number of articles: one round trip if their tallies are built. */
    public Totals totals(Collection<ArticleKey> articles) {
        Map<ArticleKey, RedisTallies.Total> totals;
        try {
            totals = redis.totals(articles);
        } catch (JedisException e) {
            totals = Map.of();
        }
        return rebuilt(articles, totals);
    }

    /** Completes what Redis has by what MongoDB has, for as long as a reader waits. */
    private Totals rebuilt(Collection<ArticleKey> articles, Map<ArticleKey, RedisTallies.Total> inRedis) {
        var found = new HashMap<ArticleKey, Histogram>();
        var requests = new HashMap<ArticleKey, CompletableFuture<Tally>>();
        for (var article : articles) {
            var total = inRedis.get(article);
            if (total != null && total.built()) {
                found.put(article, total.histogram());
            } else {
                requests.computeIfAbsent(article, rebuilder::request);
            }
        }
        boolean stale = false;
        long deadline = System.nanoTime() + settings.patience().toNanos();
        for (var request : requests.entrySet()) {
            var article = request.getKey();
            var tally = await(request.getValue(), deadline);
            stale |= tally.isEmpty();
            found.put(
                    article,
                    tally.map(Tally::total)
                            .or(() -> Optional.ofNullable(inRedis.get(article)).map(RedisTallies.Total::histogram))
                            .orElse(Histogram.EMPTY));
        }
        return new Totals(found, stale);
    }

    private static Optional<Tally> await(CompletableFuture<Tally> request, long deadline) {
        try {
            return Optional.of(request.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MongoException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Something else about the article changed: listeners receive its tally again, half a second later. */
    public void markChanged(ArticleKey article) {
        changed.markChanged(article);
    }

    /** Marks the article as changed by a request that waits for the lists. */
    public void checkNow(ArticleKey article) {
        try {
            changed.checkNow(article);
        } catch (JedisException e) {
            // The votes were marked before, so that the article is checked in any case.
            return;
        }
    }
}
