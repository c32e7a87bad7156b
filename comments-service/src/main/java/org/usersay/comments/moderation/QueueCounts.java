package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usersay.comments.store.Comments;

/**
 * Numbers of comments in the queues of a site, counted in MongoDB by an index at each request, so that they are right after
 * every decision and crash. Two queues grow with the site ({@link #GROWING}): where counting one of them took longer than {@link
 * #SLOW}, for some hundred thousand comments, its number is good for {@value #TIMES} times as long.
 */
@Component
class QueueCounts {

    private static final Duration SLOW = Duration.ofMillis(100);
    private static final int TIMES = 20;
    private static final Set<ModerationQueue> GROWING = EnumSet.of(ModerationQueue.NEW, ModerationQueue.ALL);

    private final Comments comments;
    private final Cache<Key, Counted> slow = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfter(Expiry.creating((Key key, Counted counted) -> counted.good()))
            .build();

    QueueCounts(Comments comments) {
        this.comments = comments;
    }

    private record Key(String site, ModerationQueue queue) {}

    private record Counted(long count, Duration good) {}

    /** Numbers by queue. */
    record Queues(
            long pending,
            long reported,
            @JsonProperty("new") long unseen,
            long spam,
            long rejected,
            long all) {}

    Queues of(String site) {
        return new Queues(
                count(site, ModerationQueue.PENDING),
                count(site, ModerationQueue.REPORTED),
                count(site, ModerationQueue.NEW),
                count(site, ModerationQueue.SPAM),
                count(site, ModerationQueue.REJECTED),
                count(site, ModerationQueue.ALL));
    }

    private long count(String site, ModerationQueue queue) {
        var key = new Key(site, queue);
        var known = slow.getIfPresent(key);
        return known == null ? count(key) : known.count();
    }

    /** Without waiting for the count of another request, which may have begun before a decision of this one's moderator. */
    private long count(Key key) {
        long began = System.nanoTime();
        long count = key.queue().count(key.site(), comments);
        var spent = Duration.ofNanos(System.nanoTime() - began);
        if (GROWING.contains(key.queue()) && spent.compareTo(SLOW) > 0) {
            slow.put(key, new Counted(count, spent.multipliedBy(TIMES)));
        }
        return count;
    }
}
