package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** One process is killed while the others work. */
@ExtendWith(RunningSystem.class)
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PUBLICATIONS = "/api/v1/sites/vir/publications";

    private final Usersay usersay;
    private final Article article = Article.fresh();
    private final Account linh;

    OutageIT(Usersay usersay) {
        this.usersay = usersay;
        linh = usersay.readers().signedIn("Linh");
    }

    @AfterEach
    void restartEverything() {
        usersay.startWhatIsMissing();
    }

    @Test
    void theRestWorksWithoutCommentsService() {
        comment("Before.");
        usersay.kill(Part.COMMENTS);
        assertUnavailable(() -> linh.browser().post(article.comments(), Map.of("text", "Meanwhile.")));
        assertPagesStand();
        rate(4);
        usersay.program().get(PUBLICATIONS).expect(200);
        usersay.program().get("/healthz").expect(503);

        usersay.start(Part.COMMENTS);
        eventually("comments are back", () -> comment("After."));
        assertThat(usersay.program().get(article.comments()).at("/count").asInt())
                .isEqualTo(2);
    }

    @Test
    void theRestWorksWithoutRatingsService() {
        rate(5);
        usersay.kill(Part.RATINGS);
        assertUnavailable(() -> linh.browser().put(article.myRating(), Map.of("stars", 1)));
        assertPagesStand();
        comment("Meanwhile.");

        usersay.start(Part.RATINGS);
        eventually("ratings are back", () -> rate(3));
        assertRating(1, 3);
    }

    @Test
    void signedInReadersContinueWithoutSubscriptionService() {
        usersay.kill(Part.SUBSCRIPTION);
        assertUnavailable(() -> linh.browser().get("/api/v1/me"));
        assertPagesStand();
        comment("Meanwhile.");
        rate(4);

        usersay.start(Part.SUBSCRIPTION);
        eventually("sign-in is back", () -> linh.browser().get("/api/v1/me").expect(200));
    }

    @Test
    void nothingAcknowledgedIsLostWithoutRedisAndCountsAreExactAfterwards() {
        comment("Before.");
        rate(2);
        usersay.kill(Part.REDIS);
        assertPagesStand();
        int kept = 1;
        for (int i = 0; i < 3; i++) {
            Answer answer = linh.browser().post(article.comments(), Map.of("text", "Meanwhile " + i));
            if (answer.status() == 201) {
                kept++;
            } else {
                answer.expect(503).problem();
            }
        }
        Answer vote = linh.browser().put(article.myRating(), Map.of("stars", 5));
        int stars = vote.status() == 200 ? 5 : 2;

        usersay.start(Part.REDIS);
        eventually("writing is back", () -> comment("After."));
        assertCounts(kept + 1);
        eventually("the tally is exact", () -> assertRating(1, stars));
    }

    @Test
    void countsAreExactAfterRedisIsEmptied() {
        comment("One.");
        comment("Two.");
        rate(4);
        usersay.flushRedis();
        assertCounts(2);
        eventually("the tally is exact", () -> assertRating(1, 4));
        linh.browser().get("/api/v1/me").expect(200);
    }

    @Test
    void aSessionSurvivesAGatewayCrash() {
        comment("Before.");
        usersay.kill(Part.GATEWAY);
        usersay.start(Part.GATEWAY);
        eventually("the gateway is back", () -> comment("After."));
        assertCounts(2);
    }

    private void assertPagesStand() {
        usersay.program().get("/").expect(200);
        assertThat(usersay.program()
                        .get("/articles/global-mayors-dialogue-harbin")
                        .expect(200)
                        .body())
                .contains("Global Mayors Dialogue");
        usersay.program().get("/usersay.js").expect(200);
    }

    private void assertCounts(int count) {
        eventually("the count is " + count, () -> {
            Answer counts = usersay.program().get("/api/v1/sites/vir/comment-counts?article=" + article.id());
            assertThat(counts.expect(200).at("/counts/" + article.id()).asInt()).isEqualTo(count);
            Answer page =
                    usersay.program().get(article.comments() + "?limit=100").expect(200);
            assertThat(page.at("/count").asInt()).isEqualTo(count);
            assertThat(page.at("/items")).hasSize(count);
        });
    }

    private void assertRating(int count, int average) {
        Answer rating = usersay.program().get(article.rating()).expect(200);
        assertThat(rating.at("/count").asInt()).isEqualTo(count);
        assertThat(rating.at("/average").asDouble()).isEqualTo(average);
    }

    private void comment(String text) {
        linh.browser().post(article.comments(), Map.of("text", text)).expect(201);
    }

    private void rate(int stars) {
        linh.browser().put(article.myRating(), Map.of("stars", stars)).expect(200);
    }

    private static void assertUnavailable(Supplier<Answer> request) {
        eventually("a clear refusal", () -> {
            Answer answer = request.get().expect(503);
            assertThat(answer.problem()).startsWith("/problems/");
            assertThat(answer.header("Retry-After")).matches("\\d+");
        });
    }

    private static void eventually(String what, ThrowingRunnable check) {
        await(what).atMost(PATIENCE).untilAsserted(check);
    }
}
