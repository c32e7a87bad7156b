package org.usersay.comments.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * This process's one subscription. After an interruption nobody knows what was missed, in Redis or told only in another
 * process, so everybody is asked to reload.
 */
@Component
class Ear extends JedisPubSub implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Ear.class);
    private static final long RETRY_MILLIS = 500;
    private static final int PARTS = 6;

    private final RedisClient redis;
    private final Rooms rooms;
    private volatile boolean running;
    private boolean interrupted;

    Ear(RedisClient redis, Rooms rooms) {
        this.redis = redis;
        this.rooms = rooms;
    }

    @Override
    public void onSubscribe(String channel, int subscribed) {
        if (interrupted) {
            interrupted = false;
            rooms.tellEverybody(LiveEvent.RELOAD);
        }
    }

    /** Article, epoch, number, name, count and data, each on its line. */
    @Override
    public void onMessage(String channel, String message) {
        var parts = message.split("\n", PARTS);
        int slash = parts[0].indexOf('/');
        var thread = new ArticleKey(parts[0].substring(0, slash), parts[0].substring(slash + 1));
        var mark = new Mark(parts[1], Long.parseLong(parts[2]));
        rooms.tell(thread, LiveEvent.of(mark, parts[3], parts[5], parts[4]));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("live-ear").start(this::listen);
    }

    private void listen() {
        while (running) {
            try {
                redis.subscribe(this, EventLog.CHANNEL);
            } catch (JedisException e) {
                log.debug("The subscription ended: {}", e.getMessage());
            }
            interrupted = true;
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (isSubscribed()) {
                unsubscribe();
            }
        } catch (JedisException e) {
            log.debug("The subscription has ended already: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
