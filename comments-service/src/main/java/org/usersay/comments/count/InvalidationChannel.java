package org.usersay.comments.count;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.Articles;
import org.usersay.redis.RedisSubscription;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;

/** Hears from the other processes of this service which threads they changed, over one subscription in Redis. */
@Component
class InvalidationChannel implements SmartLifecycle {

    private final String self = UUID.randomUUID().toString();
    private final RedisGate gate;
    private final Articles articles;
    private final ApplicationEventPublisher events;
    private final RedisSubscription redisSubscription;

    InvalidationChannel(RedisClient redis, RedisGate gate, Articles articles, ApplicationEventPublisher events) {
        this.gate = gate;
        this.articles = articles;
        this.events = events;
        this.redisSubscription = new RedisSubscription(redis, Keys.TOUCHED, this::hear, this::miss);
    }

    /** Whether the subscription stands. */
    boolean heard() {
        return redisSubscription.stands();
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
            articles.forget(thread);
            events.publishEvent(new ThreadTouched(thread));
        }
    }

    private void miss() {
        articles.forgetAll();
        events.publishEvent(new ChangesMissed());
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
