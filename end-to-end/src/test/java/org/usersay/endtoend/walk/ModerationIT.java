package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@ExtendWith(RunningSystem.class)
class ModerationIT {

    private static final String QUEUE = "/api/v1/admin/sites/vir/comments";
    private static final String DECISIONS = "/api/v1/admin/comments/decisions";

    private final Usersay usersay;
    private final Article article = Article.fresh();

    ModerationIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aRejectedCommentDisappearsAndTheCountDrops() {
        Account linh = usersay.readers().signedIn("Linh");
        String kept = post(linh, "A thought worth keeping.");
        String rude = post(linh, "A rude one.");
        Visitor moderator = usersay.program().bearing(usersay.administratorToken());

        Answer queue = moderator.get(QUEUE + "?limit=100").expect(200);
        assertThat(queue.body()).contains(rude).contains(kept);
        decide(moderator, rude, "REJECT");

        await("the rejected comment to disappear").atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            Answer page = usersay.program().get(article.comments()).expect(200);
            assertThat(page.body()).contains(kept).doesNotContain(rude);
            assertThat(page.at("/count").asInt()).isEqualTo(1);
            assertThat(count()).isEqualTo(1);
        });
        usersay.program().get("/api/v1/comments/" + rude).refused(404, "not-found");
        moderator.get("/api/v1/comments/" + rude).expect(200);

        decide(moderator, rude, "APPROVE");
        await("the count to rise again").atMost(Duration.ofSeconds(5)).until(() -> count() == 2);
    }

    @Test
    void theQueueIsVisibleToModeratorsOnly() {
        Visitors.notForReaders(usersay, QUEUE);
        Account linh = usersay.readers().signedIn("Linh");
        String id = post(linh, "Mine.");
        linh.browser()
                .post(DECISIONS, Map.of("ids", List.of(id), "decision", "DELETE"))
                .expect(403)
                .problem();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void theAuthorOfARejectedCommentReadsWhyAndAppeals() {
        Account author = usersay.readers().signedIn("Thanh Truc");
        String id = post(author, "A remark beside the matter.");
        Visitor moderator = usersay.administrator();
        Answer reasons = moderator.get("/api/v1/admin/sites/vir/reasons").expect(200);
        moderator
                .post(
                        DECISIONS,
                        Map.of("ids", List.of(id), "decision", "REJECT", "reasonCode", reasons.text("/items/0/code")))
                .expect(200);

        Answer rejected = author.browser().get(article.comments() + "/mine").expect(200);
        assertThat(rejected.text("/rejected/0/id")).isEqualTo(id);
        assertThat(rejected.text("/rejected/0/state")).isEqualTo("REJECTED");
        assertThat(rejected.text("/rejected/0/statement")).isEqualTo(reasons.text("/items/0/statement"));
        assertThat(rejected.at("/rejected/0/appealable").asBoolean()).isTrue();

        author.browser().post("/api/v1/comments/" + id + "/appeal", Map.of()).expect(202);
        Answer waiting = author.browser().get(article.comments() + "/mine").expect(200);
        assertThat(waiting.at("/rejected")).isEmpty();
        assertThat(waiting.text("/held/0/id")).isEqualTo(id);
        Answer pending = moderator
                .get(QUEUE + "?queue=pending&reason=APPEAL&article=" + article.id())
                .expect(200);
        assertThat(pending.text("/items/0/id")).isEqualTo(id);
    }

    private String post(Account reader, String text) {
        return reader.browser()
                .post(article.comments(), Map.of("text", text))
                .expect(201)
                .text("/id");
    }

    private static void decide(Visitor moderator, String id, String decision) {
        moderator
                .post(DECISIONS, Map.of("ids", List.of(id), "decision", decision))
                .expect(200);
    }

    private int count() {
        return usersay.program()
                .get("/api/v1/sites/vir/comment-counts?article=" + article.id())
                .expect(200)
                .at("/counts/" + article.id())
                .asInt();
    }
}
