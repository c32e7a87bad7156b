package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@ExtendWith(RunningSystem.class)
class RatingIT {

    private final Usersay usersay;
    private final Article article = Article.fresh();

    RatingIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aVoteIsCountedChangedAndWithdrawn() {
        Account linh = usersay.readers().signedIn("Linh");
        Account minh = usersay.readers().signedIn("Minh");

        Answer voted =
                linh.browser().put(article.myRating(), Map.of("stars", 4)).expect(200);
        assertSummary(voted, 1, 4, "Very good");
        assertThat(voted.at("/mine").asInt()).isEqualTo(4);
        assertSummary(minh.browser().put(article.myRating(), Map.of("stars", 1)).expect(200), 2, 2.5, null);

        Answer changed =
                linh.browser().put(article.myRating(), Map.of("stars", 5)).expect(200);
        assertSummary(changed, 2, 3, "Good");
        assertThat(changed.at("/histogram/5").asInt()).isEqualTo(1);
        assertThat(changed.at("/histogram/4").asInt()).isZero();

        assertSummary(minh.browser().delete(article.myRating()).expect(200), 1, 5, "Exceptional");
        assertSummary(linh.browser().delete(article.myRating()).expect(200), 0, 0, null);
        Answer empty = usersay.program().get(article.rating()).expect(200);
        assertThat(empty.at("/count").asInt()).isZero();
        assertThat(empty.at("/label").isNull()).isTrue();
    }

    @Test
    void theSameVoteTwiceCountsOnce() {
        Account linh = usersay.readers().signedIn("Linh");
        linh.browser().put(article.myRating(), Map.of("stars", 3)).expect(200);
        assertSummary(linh.browser().put(article.myRating(), Map.of("stars", 3)).expect(200), 1, 3, "Good");
    }

    @Test
    void theSummaryIsPublicAloneAndInBulk() {
        Account linh = usersay.readers().signedIn("Linh");
        linh.browser().put(article.myRating(), Map.of("stars", 2)).expect(200);

        assertSummary(usersay.program().get(article.rating()).expect(200), 1, 2, "Promising");
        Answer bulk = usersay.program()
                .get("/api/v1/sites/vir/ratings?article=" + article.id() + "&article=never-rated")
                .expect(200);
        assertThat(bulk.at("/ratings/" + article.id() + "/count").asInt()).isEqualTo(1);
        assertThat(bulk.at("/ratings/never-rated/count").asInt()).isZero();
        assertThat(linh.browser()
                        .get(article.myRating())
                        .expect(200)
                        .at("/stars")
                        .asInt())
                .isEqualTo(2);
    }

    private static void assertSummary(Answer answer, int count, double average, @Nullable String label) {
        assertThat(answer.at("/count").asInt()).isEqualTo(count);
        assertThat(answer.at("/average").asDouble()).isEqualTo(average, within(0.01));
        if (label != null) {
            assertThat(answer.text("/label")).isEqualTo(label);
        }
    }
}
