package org.usersay.comments.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.usersay.comments.store.Comments;

/**
 * Number of published comments of a site: counted in MongoDB by an index, so that no crash or loss concerns it. A count is good for a second, or for {@value #TIMES} times as long as counting
 * took, so that a large site spends a bounded share of time on it; of concurrent requests one counts.
 */
@Component
class SiteCommentCounts {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int TIMES = 20;

    private final Comments comments;
    private final Cache<String, Counted> recent = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfter(Expiry.creating((String site, Counted counted) -> counted.good()))
            .build();

    SiteCommentCounts(Comments comments) {
        this.comments = comments;
    }

    private record Counted(long count, Duration good) {}

    long of(String site) {
        return recent.get(site, this::count).count();
    }

    private Counted count(String site) {
        long began = System.nanoTime();
        long count = comments.published(site);
        var spent = Duration.ofNanos(System.nanoTime() - began).multipliedBy(TIMES);
        return new Counted(count, spent.compareTo(FRESH) > 0 ? spent : FRESH);
    }
}
