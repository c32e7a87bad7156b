package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Administration of ratings, and the effects of suspensions and departures. */
@ExtendWith(RunningSystem.class)
class RatingDeskIT {

    private static final String DESK = "/api/v1/admin/sites/vir/ratings";

    private final Usersay usersay;
    private final Article article = Article.fresh();

    RatingDeskIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void theVoteOfASuspendedReaderIsExcludedAndRestoredAndThatOfADeletedOneIsExcludedForGood() {
        Account linh = usersay.readers().signedIn("Linh");
        Account minh = usersay.readers().signedIn("Minh");
        linh.browser().put(article.myRating(), Map.of("stars", 5)).expect(200);
        minh.browser().put(article.myRating(), Map.of("stars", 3)).expect(200);
        String suspension = "/api/v1/admin/readers/"
                + linh.browser().get("/api/v1/me").expect(200).text("/id") + "/suspension";
        Visitor chief = usersay.administrator();

        chief.put(
                        suspension,
                        Map.of("until", Instant.now().plus(Duration.ofHours(1)).toString(), "reason", "spam"))
                .expect(200);
        counts(1, 3);
        chief.delete(suspension).expect(204);
        counts(2, 4);

        Account again = new Account(linh.email(), linh.name(), usersay.browser());
        again.browser()
                .post("/api/v1/session", Map.of("email", linh.email(), "password", Readers.PASSWORD))
                .expect(200);
        // The access token of a later sign-in counts at once, in every service.
        again.browser().post(article.comments(), Map.of("text", "Back again.")).expect(201);
        again.browser().delete("/api/v1/me").expect(401);
        again.browser()
                .json("DELETE", "/api/v1/me", "{\"password\":\"" + Readers.PASSWORD + "\"}")
                .expect(204);
        counts(1, 3);
    }

    @Test
    void staffExportsFilesAndImportsLegacyCounts() {
        usersay.reader("reader-" + article.id())
                .put(article.myRating(), Map.of("stars", 4))
                .expect(200);
        Visitor chief = usersay.administrator();
        chief.post(
                        DESK + "/priors",
                        Map.of(
                                "label",
                                "old-system",
                                "items",
                                List.of(Map.of("article", article.id(), "histogram", List.of(1, 0, 0, 0, 9)))))
                .expect(200);

        Answer priors = usersay.program().get(article.rating() + "/priors").expect(200);
        assertThat(priors.text("/priors/0/label")).isEqualTo("old-system");
        assertThat(priors.at("/priors/0/count").asInt()).isEqualTo(10);
        counts(1, 4);

        Answer votes = chief.get(DESK + "/votes.csv").expect(200);
        assertThat(votes.header("Content-Disposition")).isEqualTo("attachment; filename=\"vir-votes.csv\"");
        assertThat(votes.body()).contains(article.id() + ",reader-" + article.id() + ",4,");
        assertThat(chief.get(DESK + "/days.ndjson").expect(200).body())
                .contains("\"article\":\"" + article.id() + "\"", "\"histogram\":[0,0,0,1,0],\"count\":1");
    }

    @Test
    void readersHaveNoAccessToRatingsAdministration() {
        for (String path : List.of("/anomalies", "/set-asides", "/votes.csv", "/days.csv")) {
            usersay.program().get(DESK + path).expect(401).problem();
            usersay.reader("curious").get(DESK + path).expect(403).problem();
            usersay.administrator().get(DESK + path).expect(200);
        }
    }

    private void counts(int count, double average) {
        await("the tally to follow").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Answer summary = usersay.program().get(article.rating()).expect(200);
            assertThat(summary.at("/count").asInt()).isEqualTo(count);
            assertThat(summary.at("/average").asDouble()).isEqualTo(average);
        });
    }
}
