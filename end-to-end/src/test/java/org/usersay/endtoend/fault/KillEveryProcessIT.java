package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.Usersay;

/**
 * Each process is killed by {@code kill -9} while clients write: first one after the other, each of which comes back by itself,
 * then the counters together with the services that keep them, then all at once. Whatever was acknowledged is there afterwards, and every count
 * and tally is the sum of what is stored.
 */
class KillEveryProcessIT {

    private static final Duration EXACT_WITHIN = Duration.ofMinutes(1);
    private static final int WRITES_BETWEEN = 4;

    private final Random random = new Random();
    private final List<Article> articles = articles(Usersay.SITE, 4);
    private final List<Article> openArticles = articles(Usersay.OPEN_SITE, 2);

    /** Fourteen starts, each of which takes a minute where other programs use the machine too. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everythingAcknowledgedIsKeptAndEveryCountIsExact(@TempDir Path data) throws Exception {
        Account linh;
        List<Writer> clients = new ArrayList<>();
        try (Usersay usersay = Usersay.start(data)) {
            linh = usersay.readers().signedIn("Linh");
            clients.addAll(clients(usersay));
            killEachInTurn(usersay, clients);
            awaitExact(usersay, clients);
            assertAuditTrailHolds(usersay, clients);
            try (Writers writers = Writers.start(clients)) {
                writers.awaitMore(someWrites());
                usersay.killEverything();
                writers.stop();
            }
        }
        try (Usersay again = Usersay.start(data)) {
            awaitExact(again, clients);
            assertAuditTrailHolds(again, clients);
            Account sameReader = linh.at(again);
            Article article = articles.getFirst();
            sameReader.browser().get("/api/v1/me").expect(200);
            sameReader
                    .browser()
                    .post(article.comments(), Map.of("text", "After."))
                    .expect(201);
            sameReader.browser().put(article.myRating(), Map.of("stars", 5)).expect(200);
        }
    }

    /** The counters and the services that keep them last, together. */
    private void killEachInTurn(Usersay usersay, List<Writer> clients) throws InterruptedException, ExecutionException {
        try (Writers writers = Writers.start(clients)) {
            for (Part part : Part.values()) {
                writers.awaitMore(someWrites());
                usersay.flushRedis();
                writers.awaitMore(someWrites());
                usersay.crash(part);
            }
            writers.awaitMore(someWrites());
            usersay.kill(Part.REDIS);
            usersay.kill(Part.RATINGS);
            usersay.kill(Part.COMMENTS);
            writers.stop();
            assertThat(writers.acknowledged()).isGreaterThan(1_000);
        }
        usersay.startWhatIsMissing();
    }

    private List<Writer> clients(Usersay usersay) {
        List<Writer> clients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            RandomCommenter commenter = new RandomCommenter(usersay, articles, random.nextLong());
            clients.add(commenter);
            clients.add(new RandomCommentVoter(usersay, commenter, random.nextLong()));
            clients.add(new RandomReporter(usersay, commenter, random.nextLong()));
        }
        for (int i = 0; i < 4; i++) {
            clients.add(RandomRater.reader(usersay, articles, random.nextLong()));
        }
        for (int i = 0; i < 2; i++) {
            clients.add(RandomRater.device(usersay, openArticles, random.nextLong()));
        }
        clients.add(new RandomSubscriber(usersay));
        clients.add(new RandomModerator(usersay, Article.of(Usersay.SITE), random.nextLong()));
        return clients;
    }

    private void awaitExact(Usersay usersay, List<Writer> clients) {
        await("everything to be there and exact").atMost(EXACT_WITHIN).untilAsserted(() -> {
            Writer.Stored stored = Writer.Stored.of(usersay);
            assertThat(clients).allSatisfy(client -> client.assertKept(stored));
            assertThat(articles).allSatisfy(article -> {
                stored.comments().assertShown(usersay, article);
                stored.ratings().assertShown(article);
            });
            assertThat(openArticles).allSatisfy(article -> stored.ratings().assertShown(article));
            stored.comments().assertCounted(usersay);
            stored.comments().assertQueued(usersay);
        });
    }

    private static void assertAuditTrailHolds(Usersay usersay, List<Writer> clients) {
        Answer check = usersay.administrator()
                .get("/api/v1/admin/sites/" + Usersay.SITE + "/audit/check")
                .expect(200);
        assertThat(check.at("/brokenAt").isNull()).isTrue();
        assertThat(check.at("/lines").asInt()).isPositive();
        assertThat(clients)
                .filteredOn(RandomModerator.class::isInstance)
                .map(RandomModerator.class::cast)
                .isNotEmpty()
                .allSatisfy(moderator -> moderator.assertAudited(usersay));
    }

    /** At no moment that could be known beforehand. */
    private int someWrites() {
        return WRITES_BETWEEN + random.nextInt(WRITES_BETWEEN);
    }

    private static List<Article> articles(String site, int number) {
        return IntStream.range(0, number).mapToObj(i -> Article.of(site)).toList();
    }
}
