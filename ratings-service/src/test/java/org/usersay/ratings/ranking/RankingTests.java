package org.usersay.ratings.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.article.Article;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.Tally;
import org.usersay.ratings.tally.TallyListener;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;

/** Top lists follow the votes. Each test has a category of its own, since lists are a site's. */
@RatingsTest
class RankingTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    @Autowired
    TestClock clock;

    @Autowired
    RedisRankings redisRankings;

    private final String category = "c" + UUID.randomUUID().toString().substring(0, 8);
    private final String loved = "loved-" + category;
    private final String liked = "liked-" + category;

    @AfterEach
    void resetClock() {
        clock.set(Duration.ZERO);
    }

    private void voteForBoth() {
        for (var article : List.of(loved, liked)) {
            stars.announce(article, "{\"title\":\"About\",\"category\":\"" + category + "\"}");
        }
        for (int i = 0; i < 4; i++) {
            stars.rate(loved, "r" + i, 5);
            stars.rate(liked, "r" + i, 4);
        }
    }

    @Test
    void betterRatedArticleComesFirst() {
        voteForBoth();
        for (var period : List.of("day", "week", "month", "all")) {
            shows("/ratings/top?period=" + period, loved, liked);
        }
        shows("/ratings/trending?limit=100", loved, liked);
        assertThat(mvc.get().uri(Stars.SITE + "/ratings/top?category=" + category))
                .bodyJson()
                .extractingPath("$.items[0]")
                .asMap()
                .containsEntry("article", loved)
                .containsEntry("title", "About")
                .containsEntry("count", 4)
                .containsEntry("label", "Exceptional");
    }

    @Test
    void changedVotesMoveTheList() {
        voteForBoth();
        for (int i = 0; i < 4; i++) {
            stars.rate(loved, "r" + i, 1);
        }
        shows("/ratings/top?period=all", liked, loved);
        shows("/ratings/trending?limit=100", liked);
    }

    @Test
    void newCategoryLeavesTheOldList() {
        voteForBoth();
        shows("/ratings/top?period=all", loved, liked);
        stars.announce(loved, "{\"category\":\"elsewhere\"}");
        shows("/ratings/top?period=all", liked);
    }

    /** An instance that remembers an article as it was announced before comes after one that knows better. */
    @Test
    void placeByAnEarlierAnnouncementIsRefused() {
        var key = new ArticleKey("vir", loved);
        var tally = new Tally(Map.of("a5", 3L));
        assertThat(place(announced(key, category, 1), tally, 1)).isEqualTo(RedisRankings.Placing.PLACED);
        assertThat(place(announced(key, category + "-new", 2), tally, 2)).isEqualTo(RedisRankings.Placing.PLACED);
        assertThat(place(announced(key, category, 1), tally, 3)).isEqualTo(RedisRankings.Placing.OUTDATED);
        assertThat(scores("all", category)).isEmpty();
        assertThat(scores("all", category + "-new")).containsOnlyKeys(loved);
    }

    /** Another instance was told of a new category, and has not placed the article yet; this one remembers the former. */
    @Test
    void placeByAnEarlierAnnouncementIsRefusedFromTheAnnouncementOn() {
        var key = new ArticleKey("vir", loved);
        var tally = new Tally(Map.of("a5", 3L));
        var first = announced(key, category, 1);
        var second = announced(key, category + "-new", 2);
        redisRankings.refuseEarlier(first);
        assertThat(place(first, tally, 1)).isEqualTo(RedisRankings.Placing.PLACED);
        redisRankings.refuseEarlier(second);
        redisRankings.refuseEarlier(first);
        assertThat(place(first, tally, 2)).isEqualTo(RedisRankings.Placing.OUTDATED);
        assertThat(place(second, tally, 3)).isEqualTo(RedisRankings.Placing.PLACED);
        assertThat(scores("all", category)).isEmpty();
        assertThat(scores("all", category + "-new")).containsOnlyKeys(loved);
    }

    private RedisRankings.Placing place(Article announced, Tally tally, long version) {
        var placement = new RedisRankings.Placement(
                new TallyListener.Changed(announced.key(), tally, version), Optional.of(announced));
        return redisRankings.place(List.of(placement), LocalDate.now(clock)).getFirst();
    }

    private static Article announced(ArticleKey key, String category, long revision) {
        return new Article(key, null, null, category, null, Article.State.OPEN, null, revision, false);
    }

    @Test
    void flushedListsComeBack() {
        voteForBoth();
        shows("/ratings/top?period=all", loved, liked);
        Stores.flushRedis();
        shows("/ratings/top?period=all", loved, liked);
        shows("/ratings/top?period=day", loved, liked);
    }

    /** Every article of every list has the score that its votes give, and nothing else is listed. */
    @Test
    void listsEqualARecountAfterRandomVotesAndALoss() {
        var random = new Random(11);
        var articles = IntStream.range(0, 12).mapToObj(i -> i + "-" + category).toList();
        var given = new HashMap<String, Map<String, Integer>>();
        for (var article : articles) {
            stars.announce(article, "{\"category\":\"" + category + "\"}");
        }
        for (int i = 0; i < 400; i++) {
            var article = articles.get(random.nextInt(articles.size()));
            var reader = "r" + random.nextInt(9);
            int value = random.nextInt(6);
            var own = given.computeIfAbsent(article, key -> new HashMap<>());
            if (value == 0) {
                stars.send("DELETE", Stars.SITE + "/articles/" + article + "/rating/mine", Tokens.reader(reader), "");
                own.remove(reader);
            } else {
                stars.rate(article, reader, value);
                own.put(reader, value);
            }
            if (i == 200) {
                Stores.flushRedis();
            }
        }
        var expected = new HashMap<String, Double>();
        given.forEach((article, votes) -> {
            if (!votes.isEmpty()) {
                expected.put(article, ScoreLowerBound.STANDARD.of(histogram(votes)));
            }
        });
        var today = LocalDate.now(clock);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (var period : Period.values()) {
                assertThat(scores(period.name(today), category))
                        .as(period + " of the category")
                        .isEqualTo(expected);
                assertThat(scores(period.name(today), null))
                        .as(period.toString())
                        .containsAllEntriesOf(expected);
            }
        });
    }

    private Map<String, Double> scores(String list, @Nullable String of) {
        return redisRankings.top("vir", list, of, 10_000).places().stream()
                .collect(Collectors.toMap(RedisRankings.Place::article, RedisRankings.Place::score));
    }

    private static Histogram histogram(Map<String, Integer> votes) {
        return new Histogram(IntStream.rangeClosed(1, Histogram.LEVELS)
                .mapToObj(value -> (long) Collections.frequency(votes.values(), value))
                .toList());
    }

    @Test
    void clockMayStepOverTheEdgeOfAPeriodAndBack() {
        voteForBoth();
        shows("/ratings/top?period=day", loved, liked);
        clock.set(Duration.ofDays(40));
        shows("/ratings/top?period=day");
        shows("/ratings/top?period=month");
        shows("/ratings/top?period=all", loved, liked);
        clock.set(Duration.ZERO);
        shows("/ratings/top?period=day", loved, liked);
    }

    /** A vote belongs to the day it was last given on, whichever way the clock went meanwhile. */
    @Test
    void voteChangedAcrossMidnightAndBackCountsOnOneDay() {
        stars.announce(loved, "{\"category\":\"" + category + "\"}");
        rateNow(loved, 5);
        shows("/ratings/top?period=day", loved);
        clock.set(Duration.ofDays(1));
        rateNow(loved, 4);
        shows("/ratings/top?period=day", loved);
        clock.set(Duration.ZERO);
        shows("/ratings/top?period=day");
        rateNow(loved, 3);
        shows("/ratings/top?period=day", loved);
        clock.set(Duration.ofDays(1));
        shows("/ratings/top?period=day");
        assertThat(stars.rating(loved))
                .bodyJson()
                .extractingPath("$.histogram")
                .isEqualTo(Map.of("1", 0, "2", 0, "3", 1, "4", 0, "5", 0));
    }

    /** With a token that is valid as the clock stands. */
    private void rateNow(String article, int given) {
        var now = clock.instant();
        var token = Tokens.with(
                "r",
                claims -> claims.issueTime(Date.from(now)).expirationTime(Date.from(now.plus(Duration.ofMinutes(5)))));
        assertThat(stars.rate(article, Stars.bearer(token), given)).hasStatusOk();
    }

    @Test
    void badQuestionsAreRefused() {
        for (var bad : List.of("period=year", "limit=0", "limit=101", "limit=x", "category=A%20b")) {
            assertThat(mvc.get().uri(Stars.SITE + "/ratings/top?" + bad))
                    .as(bad)
                    .hasStatus(400);
        }
        assertThat(mvc.get().uri("/api/v1/sites/other/ratings/top")).hasStatus(404);
    }

    private void shows(String list, String... articles) {
        var uri = Stars.SITE + list + (list.contains("?") ? "&" : "?") + "category=" + category;
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mvc.get().uri(uri))
                        .hasStatusOk()
                        .bodyJson()
                        .extractingPath("$.items[*].article")
                        .asArray()
                        .containsExactly((Object[]) articles));
    }
}
