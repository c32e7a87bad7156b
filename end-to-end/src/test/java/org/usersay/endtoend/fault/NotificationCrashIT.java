package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/**
 * Whoever is answered learns of it by mail, although the service that knows of the answer and the one that mails die by
 * {@code kill -9} between the two. A mail in the hands of a sender that died is not sent again, but laid before a person.
 */
@ExtendWith(RunningSystem.class)
class NotificationCrashIT {

    private static final Pattern COMMENT = Pattern.compile("#comment-([A-Za-z0-9-]+)");
    private static final int REPLIES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Usersay usersay;
    private final Article article = Article.fresh();
    private final Account linh;
    private final Account minh;
    private final List<String> answers = new ArrayList<>();

    NotificationCrashIT(Usersay usersay) {
        this.usersay = usersay;
        this.linh = usersay.readers().signedIn("Linh");
        this.minh = usersay.readers().signedIn("Minh");
    }

    @AfterEach
    void wholeAgain() {
        usersay.startWhatIsMissing();
    }

    @Test
    void everyAnswerIsMailedOnceWhateverDied() {
        String asked = linh.browser()
                .post(
                        article.comments(),
                        Map.of(
                                "text",
                                "Who knows?",
                                "articleUrl",
                                usersay.publisher().origin() + "/story"))
                .expect(201)
                .text("/id");

        answer(asked);
        await("mails to go out").atMost(PATIENCE).until(() -> !mailed().isEmpty());
        usersay.kill(Part.SUBSCRIPTION);
        answer(asked);
        usersay.kill(Part.COMMENTS);
        usersay.start(Part.SUBSCRIPTION);
        usersay.start(Part.COMMENTS);
        answer(asked);

        await("every answer to be mailed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailed().size() + dead()).isGreaterThanOrEqualTo(answers.size()));
        awaitQuiet(asked);
        assertThat(mailed()).doesNotHaveDuplicates().isSubsetOf(answers);
        assertThat(dead()).isLessThan(REPLIES / 2);
    }

    /**
     * Until nothing is left to be told or sent, so that what would have been sent twice has been. What is untold is told
     * in the order of ids and in one batch with the newest, so one more answer is the last of all.
     */
    private void awaitQuiet(String asked) {
        var last = answer(asked, "The last answer");
        await("the last answer to be mailed").atMost(PATIENCE).until(() -> mailed().contains(last));
        await("nothing to be waiting or in hand")
                .atMost(PATIENCE)
                .until(() -> mails("WAITING") + mails("SENDING") == 0);
    }

    private void answer(String asked) {
        for (int number = 0; number < REPLIES; number++) {
            answer(asked, "Answer " + answers.size());
        }
    }

    private String answer(String asked, String text) {
        var id = minh.browser()
                .post(article.comments(), Map.of("text", text, "parent", asked))
                .expect(201)
                .text("/id");
        answers.add(id);
        return id;
    }

    /** The answers that mails to Linh lead to, as often as they do. */
    private List<String> mailed() {
        return usersay.mailbox().to(linh.email()).stream()
                .flatMap(mail -> COMMENT.matcher(mail.text()).results().limit(1).map(found -> found.group(1)))
                .toList();
    }

    private int dead() {
        return mails("DEAD");
    }

    /** How many mails to Linh are in this state. */
    private int mails(String state) {
        int mails = 0;
        for (var mail : usersay.administrator()
                .get("/api/v1/admin/mail?state=" + state + "&limit=100")
                .expect(200)
                .at("/items")) {
            mails += mail.path("to").asString("").equals(linh.email()) ? 1 : 0;
        }
        return mails;
    }
}
