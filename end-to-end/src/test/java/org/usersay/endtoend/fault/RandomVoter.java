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
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** A reader who votes at random, and remembers what he was told. Zero stars are a withdrawal. */
final class RandomVoter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String id = "voter-" + UUID.randomUUID();
    private final Visitor visitor;
    private final List<Article> articles;
    private final Random random;

    /** What may stand for each article: one thing after an acknowledgement, more after requests without an answer. */
    private final Map<Article, Set<Integer>> possible = new HashMap<>();

    RandomVoter(Usersay usersay, List<Article> articles, long seed) {
        this.articles = articles;
        this.random = new Random(seed);
        this.visitor = usersay.reader(id);
    }

    void voteUntil(AtomicBoolean over, AtomicInteger acknowledged) {
        while (!over.get()) {
            Article article = articles.get(random.nextInt(articles.size()));
            int stars = random.nextInt(6);
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
        possible.forEach((article, stars) ->
                assertThat(stars).as("%s on %s", id, article.id()).contains(recount.stars(article, id)));
    }
}
