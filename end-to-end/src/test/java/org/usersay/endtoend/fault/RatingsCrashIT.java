package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/**
 * Thousands of votes, changes and withdrawals of readers and devices while the service dies by {@code kill -9} and Redis is emptied and killed:
 * afterwards every article's tally equals a recount of the votes that MongoDB holds, and each of these is the one that
 * its voter was last told of.
 */
@ExtendWith(RunningSystem.class)
class RatingsCrashIT {

    private static final int READERS = 12;
    private static final int DEVICES = 4;
    private static final int BETWEEN_BLOWS = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = new Random();
    private final Usersay usersay;
    private final List<Article> articles =
            IntStream.range(0, 6).mapToObj(i -> Article.fresh()).toList();
    private final List<Article> openArticles =
            IntStream.range(0, 3).mapToObj(i -> Article.of(Usersay.OPEN_SITE)).toList();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger acknowledged = new AtomicInteger();

    RatingsCrashIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @AfterEach
    void wholeAgain() {
        over.set(true);
        usersay.startWhatIsMissing();
    }

    @Test
    void talliesEqualARecountWhateverDied() throws Exception {
        List<RandomVoter> voters = new ArrayList<>();
        List<Future<?>> votes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READERS; i++) {
                voters.add(RandomVoter.reader(usersay, articles, random.nextLong()));
            }
            for (int i = 0; i < DEVICES; i++) {
                voters.add(RandomVoter.device(usersay, openArticles, random.nextLong()));
            }
            voters.forEach(voter -> votes.add(threads.submit(() -> voter.voteUntil(over, acknowledged))));
            for (Part part : List.of(Part.RATINGS, Part.REDIS, Part.RATINGS)) {
                afterSomeMoreVotes();
                usersay.flushRedis();
                afterSomeMoreVotes();
                usersay.kill(part);
                usersay.start(part);
            }
            afterSomeMoreVotes();
            usersay.kill(Part.REDIS);
            usersay.kill(Part.RATINGS);
            over.set(true);
        }
        for (Future<?> done : votes) {
            done.get();
        }
        usersay.startWhatIsMissing();

        await("every tally to equal a recount").atMost(PATIENCE).untilAsserted(() -> {
            Recount recount = Recount.of(usersay);
            assertThat(articles).allSatisfy(article -> recount.assertEquals(article));
            assertThat(openArticles).allSatisfy(article -> recount.assertEquals(article));
            assertThat(voters).allSatisfy(voter -> voter.assertLastWordKept(recount));
        });
        assertThat(acknowledged.get()).isGreaterThan(1_000);
    }

    /** Strikes at no moment that anybody could know beforehand. */
    private void afterSomeMoreVotes() {
        int goal = acknowledged.get() + BETWEEN_BLOWS + random.nextInt(BETWEEN_BLOWS);
        await("votes to be acknowledged")
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE)
                .until(() -> acknowledged.get() >= goal);
    }
}
