package org.usersay.comments.live;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usersay.redis.RedisSubscription;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.UnifiedJedis;

/**
 * Subscription of this process to {@link LiveEventLog#CHANNEL}, one for all streams. Events that are published while it
 * is interrupted are lost to it, so every client is then asked to reload.
 */
@Component
class LiveEventSubscriber implements SmartLifecycle {

    private static final int PARTS = 6;

    private final SseConnections connections;
    private final RedisSubscription subscription;

    LiveEventSubscriber(UnifiedJedis redis, SseConnections connections) {
        this.connections = connections;
        this.subscription = new RedisSubscription(
                redis, LiveEventLog.CHANNEL, this::onMessage, () -> connections.sendToAll(LiveEvent.RELOAD));
    }

    /** A message is a request to reload, or lines with article, epoch, number, event name, count and data. */
    private void onMessage(String message) {
        if (message.equals(LiveEventLog.RELOAD)) {
            connections.sendToAll(LiveEvent.RELOAD);
            return;
        }
        var parts = message.split("\n", PARTS);
        int slash = parts[0].indexOf('/');
        var article = new ArticleKey(parts[0].substring(0, slash), parts[0].substring(slash + 1));
        var id = new EventId(parts[1], Long.parseLong(parts[2]));
        connections.send(article, LiveEvent.of(id, parts[3], parts[5], parts[4]));
    }

    @Override
    public void start() {
        subscription.start();
    }

    /** No event comes any more, so the streams end; their clients resume at another instance. */
    @Override
    public void stop() {
        subscription.stop();
        connections.closeAll();
    }

    /** Stops once connections are drained, and before the requests under way are waited for. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return subscription.isRunning();
    }
}
