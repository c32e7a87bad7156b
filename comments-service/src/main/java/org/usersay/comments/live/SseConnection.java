package org.usersay.comments.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.usersay.starter.site.ArticleKey;

/**
 * Open stream of one client. It occupies no thread: events are queued by reference while the connection takes no more
 * bytes, and a client whose queue is full is disconnected; it reconnects and resumes. Thread-safe.
 */
final class SseConnection implements WriteListener {

    private final ArticleKey article;
    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final int backlog;
    private final Instant end;
    private final Consumer<SseConnection> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<byte[]> queue = new ArrayDeque<>();

    /** Events before {@link #start}; empty since. */
    private List<LiveEvent> early = new ArrayList<>();

    private boolean started;
    private boolean writable;
    private boolean unflushed;
    private boolean closed;

    /**
     * A stream that sends nothing yet.
     *
     * @param backlog events that may be queued
     * @param end when the stream is closed at the latest
     */
    SseConnection(
            ArticleKey article,
            AsyncContext exchange,
            ServletOutputStream out,
            int backlog,
            Instant end,
            Consumer<SseConnection> onClose) {
        this.article = article;
        this.exchange = exchange;
        this.out = out;
        this.backlog = backlog;
        this.end = end;
        this.onClose = onClose;
    }

    ArticleKey article() {
        return article;
    }

    /** Starts with the missed events, up to {@code position}, followed by those that were sent meanwhile. */
    void start(EventId position, List<LiveEvent> missed) {
        locked(() -> {
            queue.add(LiveEvent.handshake(position).bytes());
            missed.forEach(event -> queue.add(event.bytes()));
            early.stream().filter(event -> event.id().isAfter(position)).forEach(event -> queue.add(event.bytes()));
            early = List.of();
            started = true;
        });
    }

    void send(LiveEvent event) {
        locked(() -> {
            if (!started) {
                early.add(event);
            } else if (queue.size() < backlog) {
                queue.add(event.bytes());
            } else {
                closeLocked();
            }
        });
    }

    /** Sends a heartbeat, or closes a stream that is past its end. */
    void sendHeartbeat(Instant now) {
        locked(() -> {
            if (now.isAfter(end)) {
                closeLocked();
            } else if (started && queue.isEmpty()) {
                queue.add(LiveEvent.HEARTBEAT.bytes());
            }
        });
    }

    void close() {
        locked(this::closeLocked);
    }

    @Override
    public void onWritePossible() {
        locked(() -> writable = true);
    }

    @Override
    public void onError(Throwable fault) {
        close();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            if (writable && !closed) {
                write();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes until the queue is empty or the connection takes no more; {@link #onWritePossible} continues. */
    private void write() {
        try {
            while (true) {
                if (!out.isReady()) {
                    writable = false;
                    return;
                }
                var next = queue.poll();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException e) {
            closeLocked();
        }
    }

    private void closeLocked() {
        if (!closed) {
            closed = true;
            queue.clear();
            onClose.accept(this);
            try {
                exchange.complete();
            } catch (IllegalStateException e) {
                // The container has completed it already.
                writable = false;
            }
        }
    }
}
