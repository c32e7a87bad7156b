package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZAddParams;

/**
 * Articles whose tally is to be checked a moment later: a sorted set by the time (ms) at which they are due. One instance
 * claims each; if it crashes, the article is due again when the claim ends.
 */
@Component
class ChangedArticles {

    private static final int BATCH = 1_000;
    private static final ZAddParams EARLIEST = ZAddParams.zAddParams().lt();

    /** Beyond the time at which an article is due. */
    private static final Duration CLAIM = Duration.ofSeconds(2);

    /** Difference between clocks that agree. */
    private static final Duration SKEW = Duration.ofMillis(200);

    /** No article is due so late, unless a clock was set back. */
    private static final Duration NEVER = Duration.ofMinutes(1);

    private static final LuaScript TAKE = LuaScript.resource("lua/changed-take.lua");
    private static final LuaScript DONE = LuaScript.resource("lua/changed-done.lua");

    private final UnifiedJedis redis;
    private final RedisServerInfo server;
    private final TallySettings settings;

    ChangedArticles(UnifiedJedis redis, RedisServerInfo server, TallySettings settings) {
        this.redis = redis;
        this.server = server;
        this.settings = settings;
    }

    /**
     * Articles to be checked.
     *
     * @param until end of the claim (ms)
     */
    record Claimed(List<ArticleKey> articles, long until) {}

    private double due(long now) {
        return now + settings.overdue().toMillis();
    }

    private long until(long now) {
        return Math.round(due(now)) + CLAIM.toMillis();
    }

    private long never(long now) {
        return until(now) + NEVER.toMillis();
    }

    /** Adds an article to a pipeline, due when a mark set now is overdue. */
    void markChanged(AbstractPipeline pipeline, ArticleKey article, long now) {
        pipeline.zadd(RedisKeys.CHANGED, due(now), article.toString(), EARLIEST);
    }

    /** Due when a mark set now is overdue, or earlier where it was marked before. */
    void markChanged(ArticleKey article) {
        add(article, due(server.now()));
    }

    /** Due at once. */
    void checkNow(ArticleKey article) {
        add(article, server.now());
    }

    private void add(ArticleKey article, double due) {
        server.execute(() -> redis.zadd(RedisKeys.CHANGED, due, article.toString(), EARLIEST));
    }

    /** Whether articles are due, read within a pipeline. */
    BooleanSupplier due(AbstractPipeline pipeline, long now) {
        var due = pipeline.zcount(RedisKeys.CHANGED, Double.NEGATIVE_INFINITY, now);
        var never = pipeline.zcount(RedisKeys.CHANGED, never(now), Double.POSITIVE_INFINITY);
        return () -> due.get() + never.get() > 0;
    }

    /** Claims the articles that are due. */
    Claimed claim() {
        long now = server.now();
        long until = until(now);
        var arguments =
                List.of(Long.toString(now), Long.toString(until), Long.toString(never(now)), Integer.toString(BATCH));
        var members =
                server.execute(() -> Objects.requireNonNull(TAKE.run(redis, List.of(RedisKeys.CHANGED), arguments)));
        var articles = new ArrayList<ArticleKey>();
        for (var member : (List<?>) members) {
            articles.add(RedisKeys.article(String.valueOf(member)));
        }
        return new Claimed(articles, until);
    }

    /** Removes claimed articles, except those that were marked again since. */
    void done(Claimed claimed) {
        // A mark that came later would not bring the article forward.
        boolean late = due(server.now()) + SKEW.toMillis() >= claimed.until();
        if (late || claimed.articles().isEmpty()) {
            return;
        }
        var arguments = new ArrayList<>(List.of(Long.toString(claimed.until())));
        claimed.articles().forEach(article -> arguments.add(article.toString()));
        server.execute(() -> Objects.requireNonNull(DONE.run(redis, List.of(RedisKeys.CHANGED), arguments)));
    }
}
