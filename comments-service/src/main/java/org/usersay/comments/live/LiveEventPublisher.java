package org.usersay.comments.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentEvent.CommentPublished;
import org.usersay.comments.comment.CommentEvent.CommentRecheckRequested;
import org.usersay.comments.comment.CommentEvent.CommentRemoved;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.count.CommentCounts;
import org.usersay.comments.live.LiveEventLog.Entry;
import org.usersay.comments.live.LiveEventLog.PublishResult;
import org.usersay.starter.site.ArticleKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publisher of the public changes of comments, in their order and after the request that caused them was answered. Events
 * that a crash prevents are on the page when it is next loaded.
 */
@Component
class LiveEventPublisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveEventPublisher.class);
    private static final int QUEUED = 20_000;
    private static final int BATCH = 64;
    private static final String PUBLISHED = "comment.published";
    private static final String CHANGED = "comment.changed";
    private static final String REMOVED = "comment.removed";

    private final LinkedBlockingQueue<Change> queue = new LinkedBlockingQueue<>(QUEUED);
    private final LiveEventLog events;
    private final SseConnections connections;
    private final CommentCounts counts;
    private final JsonMapper json;
    private volatile boolean running;

    LiveEventPublisher(LiveEventLog events, SseConnections connections, CommentCounts counts, JsonMapper json) {
        this.events = events;
        this.connections = connections;
        this.counts = counts;
        this.json = json;
    }

    private record Change(String name, Comment comment) {}

    /** Data of a removal. */
    private record Removed(String id) {}

    @EventListener
    @Order
    void enqueue(CommentEvent event) {
        boolean isPublic = event.comment().published();
        var name = switch (event) {
            case CommentPosted posted -> isPublic ? PUBLISHED : "";
            case CommentPublished published -> PUBLISHED;
            case CommentChanged changed -> isPublic ? CHANGED : "";
            case CommentRemoved removed -> REMOVED;
            case CommentRecheckRequested rechecked -> isPublic ? CHANGED : REMOVED;
        };
        if (!name.isEmpty()) {
            enqueue(new Change(name, event.comment()));
        }
    }

    private void enqueue(Change change) {
        if (!queue.offer(change)) {
            log.warn("The queue of live events is full; clients are asked to reload");
            queue.clear();
            if (!events.publishReload()) {
                connections.sendToAll(LiveEvent.RELOAD);
            }
        }
    }

    private void publish(List<Change> changes) {
        var entries = changes.stream().map(change -> entry(change, null)).toList();
        var results = events.publish(entries);
        var delayed = new HashSet<ArticleKey>();
        for (int at = 0; at < results.size(); at++) {
            var change = changes.get(at);
            // After an event that was not published, all of its article are published again, so that their order is
            // kept.
            if (results.get(at) != PublishResult.PUBLISHED
                    || delayed.contains(change.comment().thread())) {
                delayed.add(change.comment().thread());
                publishWithCount(change);
            }
        }
    }

    /** For articles without a counter in Redis, and for this process alone while Redis is unavailable. */
    private void publishWithCount(Change change) {
        var article = change.comment().thread();
        int count = counts.of(article);
        var entry = entry(change, count);
        if (!events.publish(List.of(entry)).equals(List.of(PublishResult.PUBLISHED))) {
            connections.send(article, LiveEvent.of(EventId.NONE, entry.name(), entry.data(), Integer.toString(count)));
        }
    }

    private Entry entry(Change change, @Nullable Integer count) {
        var data = json.writeValueAsString(
                change.name().equals(REMOVED) ? new Removed(change.comment().id()) : CommentView.of(change.comment()));
        return new Entry(change.comment().thread(), change.name(), data, count);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("live-events").start(this::run);
    }

    private void run() {
        var changes = new ArrayList<Change>();
        while (running) {
            changes.clear();
            try {
                changes.add(queue.take());
                queue.drainTo(changes, BATCH - 1);
                publish(changes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("Live events were not published: {}", e.toString());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Stops after the web server, whose last requests have events too. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
