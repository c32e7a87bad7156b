package org.usersay.ratings.tally;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.usersay.starter.site.ArticleKey;

/** Articles to be recounted one batch after the other; those that somebody waits for go first. */
final class RecountLane {

    private static final int BATCH = 16;

    private final Recounting recounting;
    private final Executor worker;

    private final Map<ArticleKey, CompletableFuture<Tally>> wanted = new ConcurrentHashMap<>();
    /** An article may be in both, or twice; it is recounted where it is met first. */
    private final Queue<ArticleKey> waitedFor = new ConcurrentLinkedQueue<>();

    private final Queue<ArticleKey> others = new ConcurrentLinkedQueue<>();
    private final Set<ArticleKey> unfinished = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean busy = new AtomicBoolean();

    RecountLane(Recounting recounting, Executor worker) {
        this.recounting = recounting;
        this.worker = worker;
    }

    CompletableFuture<Tally> request(ArticleKey article) {
        var future = wanted.computeIfAbsent(article, key -> new CompletableFuture<>());
        waitedFor.add(article);
        start();
        return future;
    }

    void want(ArticleKey article) {
        wanted.computeIfAbsent(article, key -> {
            others.add(key);
            return new CompletableFuture<>();
        });
        start();
    }

    private void start() {
        if (!wanted.isEmpty() && busy.compareAndSet(false, true)) {
            worker.execute(() -> {
                try {
                    recount(next());
                } finally {
                    busy.set(false);
                    start();
                }
            });
        }
    }

    private void recount(Map<ArticleKey, CompletableFuture<Tally>> batch) {
        boolean ended = false;
        try {
            unfinished.addAll(recounting.recount(batch));
            ended = true;
        } finally {
            if (!ended) {
                unfinished.addAll(batch.keySet());
                var failure = new IllegalStateException("The recount broke off");
                batch.values().forEach(future -> future.completeExceptionally(failure));
            }
        }
    }

    /** Begins again with what a store's absence has left. */
    void retry() {
        for (var article : List.copyOf(unfinished)) {
            unfinished.remove(article);
            want(article);
        }
    }

    private Map<ArticleKey, CompletableFuture<Tally>> next() {
        var batch = new LinkedHashMap<ArticleKey, CompletableFuture<Tally>>();
        while (batch.size() < BATCH) {
            var article = waitedFor.poll();
            if (article == null) {
                article = others.poll();
            }
            if (article == null) {
                return batch;
            }
            var future = wanted.remove(article);
            if (future != null) {
                batch.put(article, future);
            }
        }
        return batch;
    }
}
