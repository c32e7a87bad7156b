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
 * Replies are mailed once although both services involved are killed by {@code kill -9} in between. A mail whose sender
 * was killed while sending is not repeated, but listed as dead.
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
    private final List<String> replies = new ArrayList<>();

    NotificationCrashIT(Usersay usersay) {
        this.usersay = usersay;
        this.linh = usersay.readers().signedIn("Linh");
        this.minh = usersay.readers().signedIn("Minh");
    }

    @AfterEach
    void restartEverything() {
        usersay.startWhatIsMissing();
    }

    @Test
    void everyReplyIsMailedOnceAlthoughServicesAreKilled() {
        String parent = linh.browser()
                .post(
                        article.comments(),
                        Map.of(
                                "text",
                                "Who knows?",
                                "articleUrl",
                                usersay.publisher().origin() + "/story"))
                .expect(201)
                .text("/id");

        reply(parent);
        await("mails to go out").atMost(PATIENCE).until(() -> !mailed().isEmpty());
        usersay.kill(Part.SUBSCRIPTION);
        reply(parent);
        usersay.kill(Part.COMMENTS);
        usersay.start(Part.SUBSCRIPTION);
        usersay.start(Part.COMMENTS);
        reply(parent);

        await("every reply to be mailed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailed().size() + dead()).isGreaterThanOrEqualTo(replies.size()));
        awaitNothingPending(parent);
        assertThat(mailed()).doesNotHaveDuplicates().isSubsetOf(replies);
        assertThat(dead()).isLessThan(REPLIES / 2);
    }

    /**
     * Waits until no notification or mail is pending, so that a duplicate would have been sent. Notifications are sent in
     * the order of ids, so one more reply is the last of all.
     */
    private void awaitNothingPending(String parent) {
        var last = reply(parent, "The last reply");
        await("the last reply to be mailed").atMost(PATIENCE).until(() -> mailed().contains(last));
        await("no mail to be waiting or being sent")
                .atMost(PATIENCE)
                .until(() -> mails("WAITING") + mails("SENDING") == 0);
    }

    private void reply(String parent) {
        for (int number = 0; number < REPLIES; number++) {
            reply(parent, "Reply " + replies.size());
        }
    }

    private String reply(String parent, String text) {
        var id = minh.browser()
                .post(article.comments(), Map.of("text", text, "parent", parent))
                .expect(201)
                .text("/id");
        replies.add(id);
        return id;
    }

    /** The replies that mails to Linh link to, with duplicates. */
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
