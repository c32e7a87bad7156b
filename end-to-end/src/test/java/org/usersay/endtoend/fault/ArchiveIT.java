package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** A reader's archive contains the data of every service, or is refused. */
@ExtendWith(RunningSystem.class)
class ArchiveIT {

    private static final String EXPORT = "/api/v1/me/export";

    private final Usersay usersay;
    private final Article article = Article.fresh();

    ArchiveIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @AfterEach
    void restartEverything() {
        usersay.startWhatIsMissing();
    }

    @Test
    void containsTheDataOfEveryServiceOrIsRefused() {
        Account linh = usersay.readers().signedIn("Linh");
        Account minh = usersay.readers().signedIn("Minh");
        String own = posted(linh, "I was *there*.");
        String others = posted(minh, "I was not.");
        linh.browser()
                .put("/api/v1/comments/" + others + "/vote", Map.of("value", -1))
                .expect(200);
        linh.browser()
                .post("/api/v1/comments/" + others + "/reports", Map.of("reason", "OFF_TOPIC"))
                .expect(202);
        linh.browser().put(article.myRating(), Map.of("stars", 4)).expect(200);

        Answer archive = linh.browser().get(EXPORT).expect(200);

        assertThat(archive.text("/account/email")).isEqualTo(linh.email());
        assertThat(archive.at("/comments").size()).isEqualTo(1);
        assertThat(archive.text("/comments/0/id")).isEqualTo(own);
        assertThat(archive.text("/comments/0/text")).isEqualTo("I was *there*.");
        assertThat(archive.text("/commentVotes/0/comment")).isEqualTo(others);
        assertThat(archive.at("/commentVotes/0/value").asInt()).isEqualTo(-1);
        assertThat(archive.text("/commentReports/0/reason")).isEqualTo("OFF_TOPIC");
        assertThat(archive.text("/ratings/0/article")).isEqualTo(article.id());
        assertThat(archive.at("/ratings/0/stars").asInt()).isEqualTo(4);
        assertThat(archive.body()).doesNotContain("I was not.", minh.email());
        assertThat(minh.browser().get(EXPORT).expect(200).at("/ratings")).isEmpty();

        for (Part part : new Part[] {Part.COMMENTS, Part.RATINGS}) {
            usersay.kill(part);
            linh.browser().get(EXPORT).refused(503, "unavailable");
            usersay.start(part);
            await("the whole archive")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> linh.browser().get(EXPORT).status() == 200);
        }
    }

    private String posted(Account reader, String text) {
        return reader.browser()
                .post(article.comments(), Map.of("text", text))
                .expect(201)
                .text("/id");
    }
}
