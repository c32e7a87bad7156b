package org.usersay.comments.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.usersay.comments.store.Comments;
import org.usersay.comments.store.PublishedCounter;
import org.usersay.comments.store.StripedLock;
import org.usersay.starter.site.ArticleKey;

/**
 * How many published comments an article has: from a counter in Redis, which every write changes. Where there is no
 * counter the comments are counted in MongoDB once, and the counter is made. While Redis is away they are counted in
 * MongoDB, and a number may be {@link #FRESH} old.
 *
 * <p>A write that overlaps with a count may or may not be in it; then the article is counted once more, after the write. Of
 * many such writes one counts for all that were finished before. Where that fails, the mark in the comment's document
 * stays, and {@code CommentReconciler} repeats it.
 */
@Service
public class CommentCounts implements PublishedCounter {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final RedisCounters counters;
    private final Comments comments;
    private final StripedLock stripedLock = new StripedLock();

    /** Counted while Redis is away. */
    private final Cache<ArticleKey, Integer> counted =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();

    /** When the last successful count of an article began. */
    private final Cache<ArticleKey, Long> recounted =
            Caffeine.newBuilder().maximumSize(10_000).build();

    CommentCounts(RedisCounters counters, Comments comments) {
        this.counters = counters;
        this.comments = comments;
    }

    public int of(ArticleKey thread) {
        return of(List.of(thread)).getOrDefault(thread, 0);
    }

    /** The number for each of these articles, in one round trip where they have counters. */
    public Map<ArticleKey, Integer> of(Collection<ArticleKey> threads) {
        var found = counters.find(threads);
        var counts = new HashMap<ArticleKey, Integer>();
        for (ArticleKey thread : threads) {
            var count = found.map(known -> known.get(thread));
            counts.put(
                    thread, count.orElseGet(() -> found.isEmpty() ? counted.get(thread, this::count) : make(thread)));
        }
        return counts;
    }

    /** Makes a counter; of many who need it at once in this process one counts. */
    private int make(ArticleKey thread) {
        return stripedLock.take(thread.toString(), () -> {
            var made = counters.find(List.of(thread)).map(known -> known.get(thread));
            return made.orElseGet(() -> {
                long begin = System.nanoTime();
                var recount = counters.begin(thread);
                int count = count(thread);
                recount.ifPresent(id -> end(thread, id, count, begin));
                return count;
            });
        });
    }

    private boolean end(ArticleKey thread, String id, int count, long begin) {
        boolean ended = counters.end(thread, id, count).orElse(false);
        if (ended) {
            recounted.put(thread, begin);
        }
        return ended;
    }

    private int count(ArticleKey thread) {
        return Math.toIntExact(comments.published(thread));
    }

    @Override
    public String prepare(ArticleKey thread) {
        return counters.epoch(thread).orElse("");
    }

    @Override
    public boolean add(ArticleKey thread, String ticket, int change) {
        long written = System.nanoTime();
        counted.invalidate(thread);
        return counters.add(thread, ticket, change)
                .map(added -> added || recount(thread, written))
                .orElse(false);
    }

    @Override
    public boolean recount(ArticleKey thread) {
        counted.invalidate(thread);
        return recount(thread, System.nanoTime());
    }

    /** Counts, unless a count has succeeded that began after this time. */
    private boolean recount(ArticleKey thread, long since) {
        return stripedLock.take(thread.toString(), () -> {
            var last = recounted.getIfPresent(thread);
            if (last != null && last - since >= 0) {
                return true;
            }
            long begin = System.nanoTime();
            return counters.begin(thread)
                    .map(id -> end(thread, id, count(thread), begin))
                    .orElse(false);
        });
    }

    /** Where a script that runs beside a counter finds it. */
    public CountKey key(ArticleKey thread) {
        return counters.key(thread);
    }

    /** Whether Redis is away, so that a number may be {@link #FRESH} old. */
    public boolean degraded() {
        return counters.away();
    }
}
