package org.usersay.redis;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A process's one subscription to a channel. It comes back by itself when Redis does; since nobody knows what was said in
 * between, the subscriber is told of the gap and then reads what it depends on anew.
 */
public final class RedisSubscription implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisSubscription.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RedisClient redis;
    private final String channel;
    private final Consumer<String> messages;
    private final Runnable gap;

    /** Given when the pause is to end early. */
    private final Semaphore over = new Semaphore(0);

    private volatile Listener listener;
    private volatile boolean running;

    /**
     * Not yet listening.
     *
     * @param messages told of every message, in order, on one thread
     * @param gap told when the subscription stands that did not stand before, but at once after the start; before any
     *     message
     */
    public RedisSubscription(RedisClient redis, String channel, Consumer<String> messages, Runnable gap) {
        this.redis = redis;
        this.channel = channel;
        this.messages = messages;
        this.gap = gap;
        this.listener = new Listener(false);
    }

    /** Whether messages reach us at present. */
    public boolean stands() {
        return listener.stands;
    }

    @Override
    public void start() {
        running = true;
        over.drainPermits();
        Thread.ofVirtual().name("subscription-" + channel).start(this::listen);
    }

    private void listen() {
        boolean broken = false;
        while (running) {
            var mine = new Listener(broken);
            listener = mine;
            try {
                redis.subscribe(mine, channel);
            } catch (JedisException e) {
                log.debug("The subscription to {} ended: {}", channel, e.getMessage());
            } finally {
                mine.stands = false;
            }
            broken = true;
            pause();
        }
    }

    private void pause() {
        try {
            if (over.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The subscription to {} is not renewed", channel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Bears a Redis that is gone first. */
    @Override
    public void stop() {
        running = false;
        over.release();
        try {
            if (listener.isSubscribed()) {
                listener.unsubscribe();
            }
        } catch (JedisException e) {
            log.debug("The subscription to {} has ended already: {}", channel, e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One life of the subscription. */
    private final class Listener extends JedisPubSub {

        private final boolean broken;
        private volatile boolean stands;

        Listener(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void onSubscribe(String name, int subscribed) {
            if (broken) {
                gap.run();
            }
            stands = true;
            if (!running) {
                unsubscribe();
            }
        }

        @Override
        public void onMessage(String name, String message) {
            messages.accept(message);
        }
    }
}
