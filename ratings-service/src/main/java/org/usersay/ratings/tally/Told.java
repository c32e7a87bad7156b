package org.usersay.ratings.tally;

import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Which tallies the observers have yet to be told of since Redis lost its keys. What they keep in Redis is complete once
 * everything was given back in Redis's present run, and none is left.
 */
@Component
public class Told {

    private static final String WHOLE = "ratings:{all}:whole";
    private static final String RESTORING = "ratings:{all}:restoring";
    private static final String UNTOLD = "ratings:{all}:untold";
    private static final int RESTORE_SECONDS = 10;
    private static final LuaScript END = LuaScript.resource("lua/restore-end.lua");

    private final RedisClient redis;
    private final RedisServerInfo life;

    Told(RedisClient redis, RedisServerInfo life) {
        this.redis = redis;
        this.life = life;
    }

    /** Asks, beside what else is asked there, whether the observers have been told of every tally. */
    public BooleanSupplier ask(AbstractPipeline pipeline) {
        var run = life.current();
        var whole = pipeline.get(WHOLE);
        var untold = pipeline.exists(UNTOLD);
        return () -> run.equals(whole.get()) && !untold.get();
    }

    /** Whether everything was given back in this run of Redis. */
    boolean isWhole(String run) {
        return run.equals(redis.get(WHOLE));
    }

    /** Whether it is this process, under the name {@code nonce}, that gives everything back. */
    boolean begin(String nonce) {
        return redis.set(RESTORING, nonce, SetParams.setParams().nx().ex(RESTORE_SECONDS)) != null;
    }

    /** These are about to be given back. */
    void tell(Collection<ArticleKey> articles) {
        redis.expire(RESTORING, RESTORE_SECONDS);
        if (!articles.isEmpty()) {
            redis.sadd(UNTOLD, names(articles));
        }
    }

    /** Ends it; what was given back is gone if Redis lost its keys once more meanwhile. */
    void end(String nonce, String run, boolean done) {
        END.run(redis, List.of(RESTORING, WHOLE), List.of(nonce, run, done ? "1" : "0"));
    }

    /** The observers have been told of these. */
    void told(Collection<ArticleKey> articles) {
        redis.srem(UNTOLD, names(articles));
    }

    /** How many there are. */
    long left() {
        return redis.scard(UNTOLD);
    }

    /** Some of them. */
    List<ArticleKey> some(int limit) {
        return redis.srandmember(UNTOLD, limit).stream().map(Touched::article).toList();
    }

    private static String[] names(Collection<ArticleKey> articles) {
        return articles.stream().map(ArticleKey::toString).toArray(String[]::new);
    }
}
