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
import org.usersay.starter.site.ArticleKey;

/**
 * One reader's open stream. It holds no thread and no buffer of its own: events wait in it by reference only while the
 * connection does not take more, and a reader who falls too far behind is dropped; he comes back and catches up.
 */
final class SseConnection implements WriteListener {

    private final ArticleKey thread;
    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final int backlog;
    private final Instant until;
    private final Runnable goodbye;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<byte[]> queue = new ArrayDeque<>();

    /** What came before the stream was opened; null since. */
    private List<LiveEvent> early = new ArrayList<>();

    private boolean opened;
    private boolean writable;
    private boolean unflushed;
    private boolean over;

    SseConnection(
            ArticleKey thread,
            AsyncContext exchange,
            ServletOutputStream out,
            int backlog,
            Instant until,
            Runnable goodbye) {
        this.thread = thread;
        this.exchange = exchange;
        this.out = out;
        this.backlog = backlog;
        this.until = until;
        this.goodbye = goodbye;
    }

    ArticleKey thread() {
        return thread;
    }

    /** Begins with what was missed, then what came meanwhile and is not among it. */
    void open(EventId now, List<LiveEvent> missed) {
        inTurn(() -> {
            queue.add(LiveEvent.opening(now).bytes());
            missed.forEach(event -> queue.add(event.bytes()));
            early.stream().filter(event -> event.mark().isAfter(now)).forEach(event -> queue.add(event.bytes()));
            early = List.of();
            opened = true;
        });
    }

    void tell(LiveEvent event) {
        inTurn(() -> {
            if (!opened) {
                early.add(event);
            } else if (queue.size() < backlog) {
                queue.add(event.bytes());
            } else {
                end();
            }
        });
    }

    /** Shows that the stream stands; ends one that stood long enough. */
    void beat(Instant now) {
        inTurn(() -> {
            if (now.isAfter(until)) {
                end();
            } else if (opened && queue.isEmpty()) {
                queue.add(LiveEvent.HEARTBEAT.bytes());
            }
        });
    }

    void close() {
        inTurn(this::end);
    }

    @Override
    public void onWritePossible() {
        inTurn(() -> writable = true);
    }

    @Override
    public void onError(Throwable fault) {
        close();
    }

    private void inTurn(Runnable change) {
        turn.lock();
        try {
            change.run();
            if (writable && !over) {
                write();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Writes until the connection takes no more; {@link #onWritePossible} tells when it does again. */
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
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            queue.clear();
            goodbye.run();
            try {
                exchange.complete();
            } catch (IllegalStateException e) {
                // The container has ended it already.
                writable = false;
            }
        }
    }
}
