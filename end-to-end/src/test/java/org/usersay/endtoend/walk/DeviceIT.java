package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Ratings of a reader without an account, from the first vote to signing in. */
@ExtendWith(RunningSystem.class)
class DeviceIT {

    private static final String COOKIE = "usersay_device";

    private final Usersay usersay;
    private final Visitor browser;
    private final Article article = Article.of(Usersay.OPEN_SITE);

    DeviceIT(Usersay usersay) {
        this.usersay = usersay;
        this.browser = usersay.browser();
    }

    @Test
    void aVoteCountsAfterItsHoldAndIsMergedIntoTheReaderOnce() throws InterruptedException {
        assertThat(vote(browser, 5).at("/mine").asInt()).isEqualTo(5);
        String device = browser.cookie(COOKIE);
        assertThat(device).startsWith("v1.");
        counts(1, 5);
        assertThat(vote(browser, 2).at("/histogram/2").asInt()).isEqualTo(1);
        assertThat(browser.cookie(COOKIE)).isEqualTo(device);

        usersay.readers().signedIn(browser, "Linh", Usersay.OPEN_SITE);
        var requests = Collections.<Callable<Answer>>nCopies(20, () -> browser.get(article.myRating()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(requests))
                    .allSatisfy(answer -> assertThat(
                                    answer.get().expect(200).at("/stars").asInt())
                            .isEqualTo(2));
        }
        counts(1, 2);
        assertThat(vote(browser, 4).at("/count").asInt()).isEqualTo(1);

        browser.delete("/api/v1/session").expect(204);
        browser.put(article.myRating(), Map.of("stars", 1)).refused(401, "device-retired");
        counts(1, 4);
    }

    @Test
    void aCopiedDeviceCountsOnceAndAForgedOneNever() {
        vote(browser, 5);
        String device = browser.cookie(COOKIE);
        Visitor copy = usersay.program()
                .with("Origin", usersay.gateway().toString())
                .with("X-Usersay", "1")
                .with("Cookie", COOKIE + "=" + device);
        vote(copy, 3);
        counts(1, 3);

        Visitor smuggler = usersay.program().with("X-Usersay-Device", device);
        assertThat(smuggler.get(article.myRating()).expect(200).at("/stars").isNull())
                .isTrue();
        smuggler.put(article.myRating(), Map.of("stars", 1)).expect(200);
        assertThat(copy.get(article.myRating()).expect(200).at("/stars").asInt())
                .isEqualTo(3);
    }

    @Test
    void aSiteWithoutAnonymousRatingRequiresSignIn() {
        browser.put(Article.fresh().myRating(), Map.of("stars", 5)).refused(401, "not-authenticated");
        assertThat(browser.cookie(COOKIE)).isEmpty();
    }

    private Answer vote(Visitor visitor, int stars) {
        return visitor.put(article.myRating(), Map.of("stars", stars)).expect(200);
    }

    private void counts(int count, double average) {
        await("the vote to be ripe").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Answer summary = usersay.program().get(article.rating()).expect(200);
            assertThat(summary.at("/count").asInt()).isEqualTo(count);
            assertThat(summary.at("/average").asDouble()).isEqualTo(average);
        });
    }
}
