package org.usersay.ratings.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Tokens;

/** What the CMS tells of articles. */
@RatingsTest
class ArticleTests {

    private static final Duration DUST = Duration.ofSeconds(30);

    @Autowired
    Stars stars;

    @Autowired
    Articles articles;

    @Autowired
    MongoDatabase database;

    private final String article = "article-" + UUID.randomUUID();

    @Test
    void closedArticleKeepsItsStarsAndTakesNoMore() {
        stars.rate(article, "a", 5);
        assertThat(stars.announce(article, "{\"state\":\"CLOSED\"}")).hasStatus(204);
        assertThat(stars.rate(article, "a", 1))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/thread-closed");
        assertThat(stars.rate(article, "b", 1)).hasStatus(409);
        assertThat(stars.send("DELETE", Stars.SITE + "/articles/" + article + "/rating/mine", Tokens.reader("a"), ""))
                .hasStatus(409);
        assertThat(stars.rating(article)).bodyJson().extractingPath("$.average").isEqualTo(5.0);
        stars.announce(article, "{\"state\":\"OPEN\"}");
        assertThat(stars.rate(article, "b", 1)).hasStatusOk();
    }

    @Test
    void announcementOfTheCommentsServiceReplacesEarlierOnesOnly() {
        var key = new ArticleKey("vir", article);
        stars.announce(article, "{\"category\":\"sports\",\"title\":\"Direct\"}");
        articles.announce(announced(key, "Second", null), 2);
        articles.announce(announced(key, "First", "late"), 1);
        articles.announce(announced(key, "Second again", null), 2);
        assertThat(articles.findUncached(List.of(key)).get(key))
                .extracting(Article::title, Article::category)
                .containsExactly("Second", "sports");
    }

    @Test
    void articleClosesByItselfWithTheRefusalOfAClosedOne() {
        var key = new ArticleKey("vir", article);
        stars.rate(article, "a", 5);
        articles.announce(
                new Article(key, "T", null, null, null, Article.State.OPEN, Instant.parse("2020-01-01T00:00:00Z")), 1);
        assertThat(stars.rate(article, "b", 1))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/thread-closed");
    }

    private static Article announced(ArticleKey key, String title, @Nullable String category) {
        return new Article(key, title, null, category, null, Article.State.OPEN, null);
    }

    /** It was written to MongoDB, and its service died before it could tell Redis. */
    @Test
    void announcementOfADeadServiceReachesTheLists() {
        var before = "b" + article.substring(8, 16);
        var after = "a" + article.substring(8, 16);
        stars.announce(article, "{\"category\":\"" + before + "\"}");
        stars.rate(article, "a", 5);
        lists(before, article);
        var dead = new Articles(
                database, new ArticleSettings(false, Duration.ofSeconds(5), 100), event -> {}, Clock.systemUTC());
        dead.announce(new Article(new ArticleKey("vir", article), null, null, after, null, Article.State.OPEN, null));
        lists(after, article);
        lists(before);
        await().atMost(DUST)
                .untilAsserted(() -> assertThat(articles.unlisted(1_000))
                        .extracting(listed -> listed.key().article())
                        .doesNotContain(article));
    }

    private void lists(String category, String... listed) {
        var uri = Stars.SITE + "/ratings/top?period=all&category=" + category;
        await().atMost(DUST)
                .untilAsserted(() -> assertThat(stars.get(uri, Tokens.reader("a")))
                        .hasStatusOk()
                        .bodyJson()
                        .extractingPath("$.items[*].article")
                        .asArray()
                        .containsExactly((Object[]) listed));
    }

    /** Where the publisher wants only what the CMS announced to be rated. */
    @Test
    void unknownArticleIsRefusedWhereOnlyAnnouncedOnesCount() {
        var strict = new Articles(
                database, new ArticleSettings(true, Duration.ofSeconds(5), 100), event -> {}, Clock.systemUTC());
        var key = new ArticleKey("vir", article);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> strict.requireOpen(key))
                .satisfies(refusal -> assertThat(refusal.problem().getStatus()).isEqualTo(404));
        strict.announce(new Article(key, null, null, null, null, Article.State.OPEN, null));
        assertThatNoException().isThrownBy(() -> strict.requireOpen(key));
    }

    @Test
    void articleOfASiteThatIsNotOursIsRefused() {
        var other = "/api/v1/sites/other/articles/" + article + "/rating/mine";
        assertThat(stars.send("PUT", other, Tokens.reader("a"), "{\"stars\":5}"))
                .hasStatus(404);
        assertThat(stars.send("PUT", other, Tokens.administrator("a"), "{\"stars\":5}"))
                .hasStatus(404);
    }

    @Test
    void onlyStaffAnnounceAndOnlyWhatIsKnown() {
        assertThat(stars.send("PUT", Stars.ADMIN + "/articles/" + article, Tokens.reader("r"), "{}"))
                .hasStatus(403);
        for (var bad : List.of(
                "{\"url\":\"javascript:alert(1)\"}",
                "{\"url\":\"/relative\"}",
                "{\"category\":\"Has Space\"}",
                "{\"state\":\"HALF\"}",
                "{\"publishedAt\":\"yesterday\"}",
                "{\"roles\":[]}")) {
            assertThat(stars.announce(article, bad)).as(bad).hasStatus(400);
        }
    }
}
