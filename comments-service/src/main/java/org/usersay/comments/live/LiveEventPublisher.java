package org.usersay.comments.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
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
import org.usersay.comments.count.Listings;
import org.usersay.comments.live.LiveEventLog.Entry;
import org.usersay.comments.live.LiveEventLog.Kept;
import org.usersay.starter.site.ArticleKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the public part of what happens, in order, after the request that caused it was answered: nobody waits for the
 * readers. What a dying process did not get to tell is on the page all the same.
 */
@Component
class LiveEventPublisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveEventPublisher.class);
    private static final int MOST = 20_000;
    private static final int MOST_TOGETHER = 64;
    private static final String PUBLISHED = "comment.published";
    private static final String CHANGED = "comment.changed";
    private static final String REMOVED = "comment.removed";
    private static final String NOTHING = "";

    private final LinkedBlockingQueue<News> queue = new LinkedBlockingQueue<>(MOST);
    private final LiveEventLog events;
    private final SseConnections sseConnections;
    private final Listings listings;
    private final JsonMapper json;
    private volatile boolean running;

    LiveEventPublisher(LiveEventLog events, SseConnections sseConnections, Listings listings, JsonMapper json) {
        this.events = events;
        this.sseConnections = sseConnections;
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
            if (!events.announceReload()) {
                sseConnections.tellEverybody(LiveEvent.RELOAD);
            }
        }
    }

    private void publish(List<News> some) {
        var entries = some.stream().map(news -> entry(news, null)).toList();
        var kept = events.publish(entries);
        var behind = new HashSet<ArticleKey>();
        for (int at = 0; at < kept.size(); at++) {
            var news = some.get(at);
            // Once one of an article is late, those after it are told again, so that each comes after what was before.
            if (kept.get(at) != Kept.YES || behind.contains(news.comment().thread())) {
                behind.add(news.comment().thread());
                publishCounted(news);
            }
        }
    }

    /** Where no copy tells how many comments there are, or Redis is away. */
    private void publishCounted(News news) {
        var thread = news.comment().thread();
        int count = listings.counts(List.of(thread)).getOrDefault(thread, 0);
        var entry = entry(news, count);
        if (!events.publish(List.of(entry)).equals(List.of(Kept.YES))) {
            sseConnections.tell(
                    thread, LiveEvent.of(EventId.NOWHERE, entry.name(), entry.data(), Integer.toString(count)));
        }
    }

    private Entry entry(News news, @Nullable Integer count) {
        var data = json.writeValueAsString(
                news.name().equals(REMOVED) ? new Gone(news.comment().id()) : view(news));
        return new Entry(news.comment().thread(), news.name(), data, count);
    }

    /** Nobody can have answered what has just been written. */
    private CommentView view(News news) {
        return CommentView.of(news.comment(), news.fresh() ? 0 : listings.of(news.comment()));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("broadcast").start(this::work);
    }

    private void work() {
        var some = new ArrayList<News>();
        while (running) {
            some.clear();
            try {
                some.add(queue.take());
                queue.drainTo(some, MOST_TOGETHER - 1);
                publish(some);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("Events were not told: {}", e.toString());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        sseConnections.closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
