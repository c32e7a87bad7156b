package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** Reader or device that rates articles, changes ratings and withdraws them. Zero stars are a withdrawal. */
final class RandomRater implements Writer {

    private static final String DEVICE = "usersay_device";

    private final Supplier<String> voter;
    private final Visitor visitor;
    private final List<Article> articles;
    private final Random random;

    /** The stars that may be stored: one value after an acknowledgement, more after requests without an answer. */
    private final Map<Article, Set<Integer>> possible = new HashMap<>();

    private RandomRater(Supplier<String> voter, Visitor visitor, List<Article> articles, long seed) {
        this.voter = voter;
        this.visitor = visitor;
        this.articles = articles;
        this.random = new Random(seed);
    }

    static RandomRater reader(Usersay usersay, List<Article> articles, long seed) {
        String id = "rater-" + UUID.randomUUID();
        return new RandomRater(() -> id, usersay.reader(id), articles, seed);
    }

    /** A browser that becomes a device with its first acknowledged vote; what it sent before belongs to another device. */
    static RandomRater device(Usersay usersay, List<Article> articles, long seed) {
        Visitor browser = usersay.browser();
        return new RandomRater(() -> "device:" + browser.cookie(DEVICE).split("\\.", -1)[1], browser, articles, seed);
    }

    @Override
    public boolean write(BooleanSupplier stopped) {
        Article article = articles.get(random.nextInt(articles.size()));
        // A browser becomes a device by voting, not by withdrawing.
        int stars = possible.isEmpty() ? 1 + random.nextInt(5) : random.nextInt(6);
        possible.computeIfAbsent(article, unknown -> new HashSet<>(Set.of(0))).add(stars);
        boolean acknowledged = new Retry(stopped, 200)
                .untilAcknowledged(() -> stars == 0
                        ? visitor.delete(article.myRating())
                        : visitor.put(article.myRating(), Map.of("stars", stars)))
                .isPresent();
        if (acknowledged) {
            possible.put(article, new HashSet<>(Set.of(stars)));
        }
        return acknowledged;
    }

    @Override
    public void assertKept(Stored stored) {
        String id = voter.get();
        possible.forEach((article, stars) -> assertThat(stars)
                .as("%s on %s", id, article.id())
                .contains(stored.ratings().stars(article, id)));
    }
}
