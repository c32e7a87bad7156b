package org.usersay.comments.count;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;
import org.usersay.redis.RedisAvailability;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.Response;

/**
 * The counters of published comments in Redis, one hash an article. A counter belongs to a run of Redis: a restarted one
 * may have lost its last second. Every answer is empty while Redis is away.
 */
@Component
class RedisCounters {

    private static final LuaScript BEGIN = LuaScript.resource("scripts/count-begin.lua");
    private static final LuaScript END = LuaScript.resource("scripts/count-end.lua");
    private static final LuaScript ADD = LuaScript.resource("scripts/count-add.lua");

    private static final Duration KEPT = Duration.ofDays(1);

    /** For articles without comments, whose ids a client may invent, and recounts that a crash ended. */
    private static final Duration KEPT_BRIEFLY = Duration.ofMinutes(1);

    private final BatchingPipeline redis;
    private final RedisAvailability availability;
    private final CurrentRun run;

    RedisCounters(BatchingPipeline redis, RedisAvailability availability, CurrentRun run) {
        this.redis = redis;
        this.availability = availability;
        this.run = run;
    }

    /** The counters that there are. */
    Optional<Map<ArticleKey, Integer>> find(Collection<ArticleKey> threads) {
        var current = run.id();
        return availability
                .tryExecute(() -> redis.executeAll(pipeline -> {
                    var answers = new HashMap<ArticleKey, Response<List<String>>>();
                    threads.forEach(
                            thread -> answers.put(thread, pipeline.hmget(RedisKeys.count(thread), "run", "count")));
                    return answers;
                }))
                .map(answers -> {
                    var counts = new HashMap<ArticleKey, Integer>();
                    answers.forEach((thread, answer) -> {
                        var counter = answer.get();
                        if (current.equals(counter.get(0)) && counter.get(1) != null) {
                            counts.put(thread, Integer.valueOf(counter.get(1)));
                        }
                    });
                    return counts;
                });
    }

    /** The counter's epoch; none where there is no counter. */
    Optional<String> epoch(ArticleKey thread) {
        return availability.tryExecute(
                () -> redis.execute(pipeline -> pipeline.hget(RedisKeys.count(thread), "epoch")));
    }

    /** False where the article must be recounted. */
    Optional<Boolean> add(ArticleKey thread, String epoch, int change) {
        return run(ADD, thread, run.id(), epoch, Integer.toString(change));
    }

    /** Begins a recount; its id. */
    Optional<String> begin(ArticleKey thread) {
        var id = UuidV7.next();
        return run(BEGIN, thread, run.id(), id, seconds(KEPT_BRIEFLY)).map(begun -> id);
    }

    /** Ends a recount; false where another one has begun since. */
    Optional<Boolean> end(ArticleKey thread, String id, int count) {
        return run(END, thread, id, Integer.toString(count), seconds(count == 0 ? KEPT_BRIEFLY : KEPT));
    }

    private Optional<Boolean> run(LuaScript script, ArticleKey thread, String... arguments) {
        return availability.tryExecute(
                () -> Objects.equals(script.run(redis, List.of(RedisKeys.count(thread)), List.of(arguments)), 1L));
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    CountKey key(ArticleKey thread) {
        return new CountKey(RedisKeys.count(thread), run.id());
    }

    boolean away() {
        return !availability.isAvailable();
    }
}
