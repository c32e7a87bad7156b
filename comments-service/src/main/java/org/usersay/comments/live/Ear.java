package org.usersay.comments.live;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usersay.redis.RedisSubscription;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/**
 * This process's one subscription. After an interruption nobody knows what was missed, in Redis or told only in another
 * process, so everybody is asked to reload.
 */
@Component
class Ear implements SmartLifecycle {

    private static final int PARTS = 6;

    private final SseConnections sseConnections;
    private final RedisSubscription redisSubscription;

    Ear(RedisClient redis, SseConnections sseConnections) {
        this.sseConnections = sseConnections;
        this.redisSubscription = new RedisSubscription(
                redis, LiveEventLog.CHANNEL, this::hear, () -> sseConnections.tellEverybody(LiveEvent.RELOAD));
    }

    /** Article, epoch, number, name, count and data, each on its line; or that events were lost. */
    private void hear(String message) {
        if (message.equals(LiveEventLog.RELOAD)) {
            sseConnections.tellEverybody(LiveEvent.RELOAD);
            return;
        }
        var parts = message.split("\n", PARTS);
        int slash = parts[0].indexOf('/');
        var thread = new ArticleKey(parts[0].substring(0, slash), parts[0].substring(slash + 1));
        var mark = new EventId(parts[1], Long.parseLong(parts[2]));
        sseConnections.tell(thread, LiveEvent.of(mark, parts[3], parts[5], parts[4]));
    }

    @Override
    public void start() {
        redisSubscription.start();
    }

    @Override
    public void stop() {
        redisSubscription.stop();
    }

    @Override
    public boolean isRunning() {
        return redisSubscription.isRunning();
    }
}
