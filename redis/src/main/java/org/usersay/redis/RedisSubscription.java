package org.usersay.redis;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Subscription of a process to a channel. It is renewed once Redis is available again; messages of the meantime are lost, so
 * the subscriber is notified of the gap and rereads what it depends on.
 */
public final class RedisSubscription implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisSubscription.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final UnifiedJedis redis;
    private final String channel;
    private final Consumer<String> messages;
    private final Runnable gap;

    /** Released to end a pause early. */
    private final Semaphore wake = new Semaphore(0);

    private volatile Listener listener;
    private volatile boolean running;

    /**
     * Subscription that is not started.
     *
     * @param messages receives every message, in order, on one thread
     * @param gap runs when the subscription is renewed, and after a first attempt failed; before any message
     */
    public RedisSubscription(UnifiedJedis redis, String channel, Consumer<String> messages, Runnable gap) {
        this.redis = redis;
        this.channel = channel;
        this.messages = messages;
        this.gap = gap;
        this.listener = new Listener(false);
    }

    /** Whether messages are received at present. */
    public boolean isActive() {
        return listener.active;
    }

    @Override
    public void start() {
        running = true;
        wake.drainPermits();
        Thread.ofVirtual().name("subscription-" + channel).start(this::listen);
    }

    private void listen() {
        boolean renewed = false;
        while (running) {
            var current = new Listener(renewed);
            listener = current;
            try {
                redis.subscribe(current, channel);
            } catch (JedisException e) {
                log.debug("The subscription to {} ended: {}", channel, e.getMessage());
            } finally {
                current.active = false;
            }
            renewed = true;
            pause();
        }
    }

    private void pause() {
        try {
            if (wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The subscription to {} is not renewed", channel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Stops, also if Redis is unavailable. */
    @Override
    public void stop() {
        running = false;
        wake.release();
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

    /** Listener of one connection. */
    private final class Listener extends JedisPubSub {

        private final boolean renewed;
        private volatile boolean active;

        Listener(boolean renewed) {
            this.renewed = renewed;
        }

        @Override
        public void onSubscribe(String name, int subscribed) {
            if (renewed) {
                gap.run();
            }
            active = true;
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
