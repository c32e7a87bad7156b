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
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZAddParams;

/**
 * Articles whose tally was touched and that want a look a moment later: a sorted set by the time (ms) it is due. An article
 * that is taken to be looked at is due again soon, and forgotten only when that has been done.
 */
@Component
class Touched {

    static final String KEY = "ratings:touched";
    private static final int AT_ONCE = 1_000;

    /** Beyond the time that a touch waits; then whoever took an article is taken for dead. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    /** What clocks that agree may differ by. */
    private static final Duration SKEW = Duration.ofMillis(200);

    /** Nobody notes anything for so late. */
    private static final Duration NEVER = Duration.ofMinutes(1);

    private static final LuaScript TAKE = LuaScript.resource("lua/touched-take.lua");
    private static final LuaScript DONE = LuaScript.resource("lua/touched-done.lua");

    private final RedisClient redis;
    private final RedisServerInfo life;
    private final TallySettings settings;

    Touched(RedisClient redis, RedisServerInfo life, TallySettings settings) {
        this.redis = redis;
        this.life = life;
        this.settings = settings;
    }

    /**
     * Articles to be looked at.
     *
     * @param until when they are due again (ms)
     */
    record Taken(List<ArticleKey> articles, long until) {}

    double due(long now) {
        return now + settings.overdue().toMillis();
    }

    private long until(long now) {
        return Math.round(due(now)) + LEASE.toMillis();
    }

    private long never(long now) {
        return until(now) + NEVER.toMillis();
    }

    /** Due at the earliest time anybody wanted. */
    void touch(ArticleKey article) {
        note(article, due(life.now()));
    }

    /** Due at once: what was touched long ago, by somebody who died, or what somebody waits for. */
    void hurry(ArticleKey article) {
        note(article, life.now());
    }

    private void note(ArticleKey article, double due) {
        redis.zadd(KEY, due, article.toString(), ZAddParams.zAddParams().lt());
    }

    /** Asks, beside what else is asked there, whether anything is due. */
    BooleanSupplier askDue(AbstractPipeline pipeline) {
        long now = life.now();
        var due = pipeline.zcount(KEY, Double.NEGATIVE_INFINITY, now);
        var never = pipeline.zcount(KEY, never(now), Double.POSITIVE_INFINITY);
        return () -> due.get() + never.get() > 0;
    }

    /** Takes the articles that are due; each goes to one instance, and to another one if that does not say {@link #done}. */
    Taken take() {
        long now = life.now();
        long until = until(now);
        var arguments =
                List.of(Long.toString(now), Long.toString(until), Long.toString(never(now)), Integer.toString(AT_ONCE));
        var articles = new ArrayList<ArticleKey>();
        for (var member : (List<?>) Objects.requireNonNull(TAKE.run(redis, List.of(KEY), arguments))) {
            articles.add(article(String.valueOf(member)));
        }
        return new Taken(articles, until);
    }

    /** They have been looked at. What was touched meanwhile stays. */
    void done(Taken taken) {
        // Who touched them after this would not be heard before they are due again.
        boolean late = due(life.now()) + SKEW.toMillis() >= taken.until();
        if (late || taken.articles().isEmpty()) {
            return;
        }
        var arguments = new ArrayList<>(List.of(Long.toString(taken.until())));
        taken.articles().forEach(article -> arguments.add(article.toString()));
        DONE.run(redis, List.of(KEY), arguments);
    }

    static ArticleKey article(String member) {
        int slash = member.indexOf('/');
        return new ArticleKey(member.substring(0, slash), member.substring(slash + 1));
    }
}
