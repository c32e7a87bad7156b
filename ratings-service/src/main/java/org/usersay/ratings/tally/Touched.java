package org.usersay.ratings.tally;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ZAddParams;
import redis.clients.jedis.params.ZRangeParams;

/** Articles whose tally was touched and that want a look a moment later: a sorted set by the time (ms) it is due. */
@Component
class Touched {

    static final String KEY = "ratings:touched";
    private static final int AT_ONCE = 1_000;

    private final RedisClient redis;
    private final TallySettings settings;

    Touched(RedisClient redis, TallySettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    double due(long now) {
        return now + settings.overdue().toMillis();
    }

    /** Due at the earliest time anybody wanted, also where a clock has been put back meanwhile. */
    void touch(ArticleKey article) {
        redis.zadd(
                KEY,
                due(System.currentTimeMillis()),
                article.toString(),
                ZAddParams.zAddParams().lt());
    }

    /** Due at once: what was touched long ago, by somebody who died. */
    void hurry(ArticleKey article) {
        redis.zadd(
                KEY,
                System.currentTimeMillis(),
                article.toString(),
                ZAddParams.zAddParams().lt());
    }

    /** Asks, beside what else is asked there, what is due. */
    Response<List<String>> askDue(AbstractPipeline pipeline) {
        return pipeline.zrange(
                KEY,
                ZRangeParams.zrangeByScoreParams(0, System.currentTimeMillis()).limit(0, AT_ONCE));
    }

    /** Takes what is due; each article goes to one instance. */
    List<ArticleKey> take(List<String> due) {
        var taken = new ArrayList<ArticleKey>();
        if (due.isEmpty()) {
            return taken;
        }
        try (var pipeline = redis.pipelined()) {
            var removed = due.stream().map(member -> pipeline.zrem(KEY, member)).toList();
            pipeline.sync();
            for (int i = 0; i < due.size(); i++) {
                if (removed.get(i).get() == 1) {
                    taken.add(article(due.get(i)));
                }
            }
        }
        return taken;
    }

    static ArticleKey article(String member) {
        int slash = member.indexOf('/');
        return new ArticleKey(member.substring(0, slash), member.substring(slash + 1));
    }
}
