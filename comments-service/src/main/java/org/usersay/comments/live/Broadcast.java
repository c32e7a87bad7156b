package org.usersay.comments.live;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentEvent.CommentPublished;
import org.usersay.comments.comment.CommentEvent.CommentRemoved;
import org.usersay.comments.comment.CommentEvent.CommentRestored;
import org.usersay.comments.comment.CommentEvent.CommentRevisited;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.listing.Listings;
import org.usersay.starter.site.ArticleKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the public part of what happens, in order, after the request that caused it was answered: nobody waits for the
 * readers. What a dying process did not get to tell is on the page all the same.
 */
@Component
class Broadcast implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Broadcast.class);
    private static final int MOST = 20_000;

    private final LinkedBlockingQueue<News> queue = new LinkedBlockingQueue<>(MOST);
    private final EventLog events;
    private final Rooms rooms;
    private final Listings listings;
    private final JsonMapper json;
    private volatile boolean running;

    Broadcast(EventLog events, Rooms rooms, Listings listings, JsonMapper json) {
        this.events = events;
        this.rooms = rooms;
        this.listings = listings;
        this.json = json;
    }

    private record News(String name, Comment comment) {}

    /** What is said instead of the comment when it is gone. */
    private record Gone(String id) {}

    @EventListener
    @Order
    void hear(CommentEvent event) {
        var comment = event.comment();
        switch (event) {
            case CommentPosted posted when comment.published() -> tell("comment.published", comment);
            case CommentPublished published -> tell("comment.published", comment);
            case CommentChanged changed when comment.published() -> tell("comment.changed", comment);
            case CommentRemoved removed -> tell("comment.removed", comment);
            case CommentRevisited revisited ->
                tell(comment.published() ? "comment.changed" : "comment.removed", comment);
            case CommentPosted held -> {}
            case CommentChanged hidden -> {}
            case CommentRestored restored -> {}
        }
    }

    private void tell(String name, Comment comment) {
        if (!queue.offer(new News(name, comment))) {
            log.warn("Too much happens at once; readers are asked to reload");
            queue.clear();
            rooms.tellEverybody(LiveEvent.RELOAD);
        }
    }

    private void publish(News news) {
        var thread = news.comment().thread();
        var data = json.writeValueAsString(
                news.name().equals("comment.removed") ? new Gone(news.comment().id()) : view(news.comment()));
        int count = count(thread);
        if (!events.publish(thread, news.name(), data, count)) {
            rooms.tell(thread, LiveEvent.of(Mark.NOWHERE, news.name(), data, Integer.toString(count)));
        }
    }

    private CommentView view(Comment comment) {
        return CommentView.of(comment, listings.of(comment));
    }

    private int count(ArticleKey thread) {
        return listings.counts(List.of(thread)).getOrDefault(thread, 0);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("broadcast").start(this::work);
    }

    private void work() {
        while (running) {
            try {
                publish(queue.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("An event was not told: {}", e.toString());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        rooms.closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
