package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** Votes at random, and remembers what he was told. Zero stars are a withdrawal. */
final class RandomVoter {

    private static final String DEVICE = "usersay_device";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Supplier<String> key;
    private final Visitor visitor;
    private final List<Article> articles;
    private final Random random;

    /** What may stand for each article: one thing after an acknowledgement, more after requests without an answer. */
    private final Map<Article, Set<Integer>> possible = new HashMap<>();

    private RandomVoter(Supplier<String> key, Visitor visitor, List<Article> articles, long seed) {
        this.key = key;
        this.visitor = visitor;
        this.articles = articles;
        this.random = new Random(seed);
    }

    static RandomVoter reader(Usersay usersay, List<Article> articles, long seed) {
        String id = "voter-" + UUID.randomUUID();
        return new RandomVoter(() -> id, usersay.reader(id), articles, seed);
    }

    /** A browser that becomes a device with the first vote it is acknowledged; what it gave before is somebody else's. */
    static RandomVoter device(Usersay usersay, List<Article> articles, long seed) {
        Visitor browser = usersay.browser();
        return new RandomVoter(() -> "device:" + browser.cookie(DEVICE).split("\\.", -1)[1], browser, articles, seed);
    }

    void voteUntil(AtomicBoolean over, AtomicInteger acknowledged) {
        while (!over.get()) {
            Article article = articles.get(random.nextInt(articles.size()));
            // A browser becomes a device by voting, not by withdrawing.
            int stars = possible.isEmpty() ? 1 + random.nextInt(5) : random.nextInt(6);
            possible.computeIfAbsent(article, unknown -> new HashSet<>(Set.of(0)))
                    .add(stars);
            await("a vote to be taken")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(250))
                    .atMost(PATIENCE)
                    .until(() -> over.get() || isTaken(article, stars, acknowledged));
        }
    }

    private boolean isTaken(Article article, int stars, AtomicInteger acknowledged) {
        try {
            Answer answer = stars == 0
                    ? visitor.delete(article.myRating())
                    : visitor.put(article.myRating(), Map.of("stars", stars));
            if (answer.status() != 200) {
                answer.expect(503).problem();
                return false;
            }
            possible.put(article, new HashSet<>(Set.of(stars)));
            acknowledged.incrementAndGet();
            return true;
        } catch (UncheckedIOException unanswered) {
            return false;
        }
    }

    void assertLastWordKept(Recount recount) {
        String voter = key.get();
        possible.forEach((article, stars) ->
                assertThat(stars).as("%s on %s", voter, article.id()).contains(recount.stars(article, voter)));
    }
}
