package org.usersay.comments.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.PublishedCounter;
import org.usersay.comments.comment.StripedLock;
import org.usersay.starter.site.ArticleKey;

/**
 * How many published comments an article has: from a counter in Redis, which every write changes. Where there is no
 * counter the comments are counted in MongoDB once, and the counter is made. While Redis is away they are counted in
 * MongoDB, and a number may be {@link #FRESH} old.
 *
 * <p>A counter is exact again soon after anything: a write that it may or may not have leaves its mark in the comment's
 * document, and the article is recounted.
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
                var recount = counters.begin(thread);
                int count = count(thread);
                recount.ifPresent(id -> counters.end(thread, id, count));
                return count;
            });
        });
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
        counted.invalidate(thread);
        return counters.add(thread, ticket, change).orElse(false);
    }

    @Override
    public boolean recount(ArticleKey thread) {
        counted.invalidate(thread);
        return stripedLock.take(
                thread.toString(),
                () -> counters.begin(thread)
                        .flatMap(id -> counters.end(thread, id, count(thread)))
                        .orElse(false));
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
