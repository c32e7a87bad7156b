package org.usersay.comments.listing;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Hears from the other processes of this service which threads they changed, over one subscription in Redis. */
@Component
class Neighbours extends JedisPubSub implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Neighbours.class);
    private static final long RETRY_MILLIS = 500;

    private final String self = UUID.randomUUID().toString();
    private final RedisClient redis;
    private final RedisGate gate;
    private final ApplicationEventPublisher events;
    private volatile boolean running;
    private volatile boolean heard;

    Neighbours(RedisClient redis, RedisGate gate, ApplicationEventPublisher events) {
        this.redis = redis;
        this.gate = gate;
        this.events = events;
    }

    /** Whether the subscription stands. */
    boolean heard() {
        return heard;
    }

    /** What is sent of a thread: who sends it, so that he need not listen, and the thread. */
    String message(ArticleKey thread) {
        return self + " " + thread;
    }

    void tell(ArticleKey thread) {
        gate.ask(client -> client.publish(Keys.TOUCHED, message(thread)));
    }

    @Override
    public void onSubscribe(String channel, int subscribed) {
        heard = true;
    }

    @Override
    public void onMessage(String channel, String message) {
        var parts = message.split("[ /]", -1);
        if (parts.length == 3 && !parts[0].equals(self)) {
            events.publishEvent(new ThreadTouched(new ArticleKey(parts[1], parts[2])));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("neighbours").start(this::listen);
    }

    private void listen() {
        while (running) {
            try {
                redis.subscribe(this, Keys.TOUCHED);
            } catch (JedisException e) {
                log.debug("The subscription ended: {}", e.getMessage());
            } finally {
                heard = false;
            }
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
        if (isSubscribed()) {
            unsubscribe();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
