package org.usersay.ratings.tally;

import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/**
 * Recounts tallies from the votes, a few articles beside one another and each article in the same lane always, so that no
 * two recounts of it ever meet. What it costs is the votes of the articles that are asked for, never all votes.
 */
@Component
class Recounts {

    /** Enough to keep a store busy while others wait for Redis. */
    private static final int LANES = 4;

    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("recount-", 0).factory());
    private final List<RecountLane> lanes;

    Recounts(Recounting recounting) {
        this.lanes = Stream.generate(() -> new RecountLane(recounting, workers))
                .limit(LANES)
                .toList();
    }

    /** The recounted tally, in Redis as well where Redis is there; one that begins after this call, and soon. */
    CompletableFuture<Tally> request(ArticleKey article) {
        return lane(article).request(article);
    }

    /** As {@link #request}, for whoever does not wait. */
    void want(ArticleKey article) {
        lane(article).want(article);
    }

    void wantAll(Collection<ArticleKey> articles) {
        articles.forEach(this::want);
    }

    /** What could not be recounted, or not be put in place, while a store was away. */
    void retry() {
        lanes.forEach(RecountLane::retry);
    }

    private RecountLane lane(ArticleKey article) {
        return lanes.get(Math.floorMod(article.hashCode(), LANES));
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
