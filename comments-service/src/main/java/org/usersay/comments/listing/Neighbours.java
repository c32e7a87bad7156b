package org.usersay.comments.listing;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usersay.comments.thread.Threads;
import org.usersay.redis.Subscription;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/** Hears from the other processes of this service which threads they changed, over one subscription in Redis. */
@Component
class Neighbours implements SmartLifecycle {

    private final String self = UUID.randomUUID().toString();
    private final RedisGate gate;
    private final Threads threads;
    private final ApplicationEventPublisher events;
    private final Subscription subscription;

    Neighbours(RedisClient redis, RedisGate gate, Threads threads, ApplicationEventPublisher events) {
        this.gate = gate;
        this.threads = threads;
        this.events = events;
        this.subscription = new Subscription(redis, Keys.TOUCHED, this::hear, this::miss);
    }

    /** Whether the subscription stands. */
    boolean heard() {
        return subscription.stands();
    }

    /** What is sent of a thread: who sends it, so that he need not listen, and the thread. */
    String message(ArticleKey thread) {
        return self + " " + thread;
    }

    void tell(ArticleKey thread) {
        gate.ask(client -> client.publish(Keys.TOUCHED, message(thread)));
    }

    private void hear(String message) {
        var parts = message.split("[ /]", -1);
        if (parts.length == 3 && !parts[0].equals(self)) {
            var thread = new ArticleKey(parts[1], parts[2]);
            threads.forget(thread);
            events.publishEvent(new ThreadTouched(thread));
        }
    }

    private void miss() {
        threads.forgetAll();
        events.publishEvent(new ChangesMissed());
    }

    @Override
    public void start() {
        subscription.start();
    }

    @Override
    public void stop() {
        subscription.stop();
    }

    @Override
    public boolean isRunning() {
        return subscription.isRunning();
    }
}
