package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/**
 * Freshness of a change that did not pass this gateway: a request one second later, through all caches, returns it.
 * Meanwhile other requests keep the caches filled.
 */
@ExtendWith(RunningSystem.class)
class FreshnessIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Article article = Article.fresh();
    private final Usersay usersay;
    private final Visitor anyone;
    private final Visitor behindTheGateway;

    FreshnessIT(Usersay usersay) {
        this.usersay = usersay;
        anyone = usersay.program();
        behindTheGateway = Visitor.program(usersay.ratings())
                .bearing(usersay.readers().signedIn("Linh").token());
    }

    @Test
    void aSummaryIsRightWithinASecond() {
        assertRightAfterASecond(
                () -> anyone.get(article.rating()).expect(200).at("/average").asInt());
    }

    @Test
    void aBulkSummaryIsRightWithinASecond() {
        assertRightAfterASecond(() -> anyone.get("/api/v1/sites/vir/ratings?article=" + article.id())
                .expect(200)
                .at("/ratings/" + article.id() + "/average")
                .asInt());
    }

    @Test
    void aTopListIsRightWithinASecond() {
        String category = "c" + article.id().substring(article.id().length() - 8);
        usersay.administrator()
                .put("/api/v1/admin/sites/vir/ratings/articles/" + article.id(), Map.of("category", category))
                .expect(204);
        assertRightAfterASecond(() -> anyone.get("/api/v1/sites/vir/ratings/top?period=all&category=" + category)
                .expect(200)
                .at("/items/0/average")
                .asInt(0));
    }

    @Test
    void browsersRevalidateASummary() {
        assertThat(anyone.get(article.rating())
                        .expect(200)
                        .header("Cache-Control")
                        .split(", ?"))
                .contains("public", "max-age=0", "s-maxage=1")
                .noneMatch(directive -> directive.startsWith("stale-while-revalidate"));
    }

    /** The only vote is the average. */
    private void assertRightAfterASecond(Callable<Integer> average) {
        for (int stars = 1; stars <= 5; stars++) {
            behindTheGateway.put(article.myRating(), Map.of("stars", stars)).expect(200);
            assertThat(readUntilASecondHasPassed(average, System.nanoTime())).isEqualTo(stars);
        }
    }

    /** The first answer after one second. */
    private static int readUntilASecondHasPassed(Callable<Integer> average, long since) {
        AtomicInteger told = new AtomicInteger();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    boolean late = System.nanoTime() - since >= SECOND.toNanos();
                    told.set(average.call());
                    return late;
                });
        return told.get();
    }
}
