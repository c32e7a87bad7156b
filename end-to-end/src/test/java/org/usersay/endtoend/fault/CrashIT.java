package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.Usersay;

/** Everything is killed with {@code kill -9} in the middle of its work and started again on the same data. */
class CrashIT {

    private static final int WRITERS = 4;
    private static final int VOTERS = 4;
    private static final int ENOUGH = 40;

    private final Article article = Article.fresh();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<Article> rated =
            IntStream.range(0, 3).mapToObj(i -> Article.fresh()).toList();
    private final AtomicInteger rates = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void whatWasAcknowledgedIsThereAfterwards(@TempDir Path data) {
        Account linh;
        List<RandomVoter> voters = new ArrayList<>();
        try (Usersay usersay = Usersay.start(data);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            linh = usersay.readers().signedIn("Linh");
            for (int i = 0; i < WRITERS; i++) {
                threads.execute(() -> write(linh));
            }
            for (int i = 0; i < VOTERS; i++) {
                RandomVoter voter = RandomVoter.reader(usersay, rated, i);
                voters.add(voter);
                threads.execute(() -> voter.voteUntil(over, rates));
            }
            await("some work to be acknowledged")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged.size() >= ENOUGH && rates.get() >= ENOUGH);
            usersay.killEverything();
            over.set(true);
        }
        try (Usersay again = Usersay.start(data)) {
            Account sameReader = linh.at(again);
            sameReader.browser().get("/api/v1/me").expect(200);
            await("counts to be exact").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertWhole(again);
                assertLastWordsKept(again, voters);
            });
            sameReader
                    .browser()
                    .post(article.comments(), Map.of("text", "After."))
                    .expect(201);
            sameReader.browser().put(article.myRating(), Map.of("stars", 5)).expect(200);
        }
    }

    private void write(Account linh) {
        try {
            while (true) {
                int number = sent.incrementAndGet();
                Answer posted = linh.browser().post(article.comments(), Map.of("text", "Number " + number));
                if (posted.status() == 201) {
                    acknowledged.add(posted.text("/id"));
                }
            }
        } catch (UncheckedIOException killed) {
            // The test is about what was answered before.
        }
    }

    /** Each vote is the one its voter was last told of, and each tally is their sum. */
    private void assertLastWordsKept(Usersay usersay, List<RandomVoter> voters) {
        Recount recount = Recount.of(usersay);
        assertThat(voters).allSatisfy(voter -> voter.assertLastWordKept(recount));
        assertThat(rated).allSatisfy(recount::assertEquals);
    }

    private void assertWhole(Usersay usersay) {
        Set<String> found = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = usersay.program()
                    .get(article.comments() + "?limit=100" + cursor)
                    .expect(200);
            page.at("/items").forEach(item -> found.add(item.path("id").asString()));
            cursor = page.at("/next").isNull() ? null : "&cursor=" + page.text("/next");
        }
        assertThat(found).containsAll(acknowledged);
        Answer counts = usersay.program().get("/api/v1/sites/vir/comment-counts?article=" + article.id());
        assertThat(counts.at("/counts/" + article.id()).asInt()).isEqualTo(found.size());
    }
}
