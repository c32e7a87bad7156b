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
    private static final String PUBLISHED = "comment.published";
    private static final String CHANGED = "comment.changed";
    private static final String REMOVED = "comment.removed";
    private static final String NOTHING = "";

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

    private record News(String name, Comment comment, boolean fresh) {}

    /** What is said instead of the comment when it is gone. */
    private record Gone(String id) {}

    @EventListener
    @Order
    void hear(CommentEvent event) {
        boolean shown = event.comment().published();
        var name = switch (event) {
            case CommentPosted posted -> shown ? PUBLISHED : NOTHING;
            case CommentPublished published -> PUBLISHED;
            case CommentChanged changed -> shown ? CHANGED : NOTHING;
            case CommentRemoved removed -> REMOVED;
            case CommentRevisited revisited -> shown ? CHANGED : REMOVED;
        };
        if (!name.equals(NOTHING)) {
            tell(new News(name, event.comment(), event instanceof CommentPosted));
        }
    }

    private void tell(News news) {
        if (!queue.offer(news)) {
            log.warn("Too much happens at once; readers are asked to reload");
            queue.clear();
            rooms.tellEverybody(LiveEvent.RELOAD);
        }
    }

    private void publish(News news) {
        var thread = news.comment().thread();
        var data = json.writeValueAsString(
                news.name().equals(REMOVED) ? new Gone(news.comment().id()) : view(news));
        int count = count(thread);
        if (!events.publish(thread, news.name(), data, count)) {
            rooms.tell(thread, LiveEvent.of(Mark.NOWHERE, news.name(), data, Integer.toString(count)));
        }
    }

    /** Nobody can have answered what has just been written. */
    private CommentView view(News news) {
        return CommentView.of(news.comment(), news.fresh() ? 0 : listings.of(news.comment()));
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
