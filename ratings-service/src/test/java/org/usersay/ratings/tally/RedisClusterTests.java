package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.usersay.ratings.Stars;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Load;
import org.usersay.starter.test.RedisClusterNodes;
import org.usersay.starter.test.Tokens;
import org.usersay.starter.test.WithStores;

/** The service over a Redis Cluster, whose primaries may crash. */
@SpringBootTest(
        properties = {
            "usersay.ratings.summary.cached=1ms",
            "usersay.ratings.lists.cached=1ms",
            "usersay.ratings.tally.overdue=100ms",
            "usersay.ratings.tally.check-every=50ms",
            "usersay.ratings.tally.recover-every=100ms"
        })
@AutoConfigureMockMvc
@WithStores
@Import(Stars.class)
class RedisClusterTests {

    private static final RedisClusterNodes NODES = new RedisClusterNodes();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READERS = 4;

    @Autowired
    Stars stars;

    @Autowired
    Tallies tallies;

    @Autowired
    VoteReader votes;

    private final List<String> articles =
            RedisClusterNodes.spread(8, () -> "a-" + UuidV7.next(), RedisClusterTests::tally);

    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry registry) {
        registry.add("usersay.redis.cluster.nodes", NODES::addresses);
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @Test
    void articlesLieOnAllNodesAndEverythingIsAnswered() {
        articles.forEach(article -> assertThat(stars.rate(article, "linh", 4)).hasStatusOk());

        assertThat(NODES.sizes()).allSatisfy(keys -> assertThat(keys).isPositive());
        assertExact();
        assertThat(stars.announce(articles.getFirst(), "{\"state\":\"OPEN\"}")).hasStatus2xxSuccessful();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                stars.get(Stars.SITE + "/ratings/top?period=all&limit=100", Tokens.reader("linh")))
                        .hasStatusOk()
                        .bodyText()
                        .contains(articles));
        assertThat(stars.get(Stars.ADMIN + "/anomalies", Tokens.moderator("mod")))
                .hasStatusOk();
    }

    /** A replica lacks what its primary acknowledged last. */
    @Test
    void failoverUnderLoadLosesNothingAndEveryTallyIsExactAgain() throws Exception {
        var acknowledged = new ConcurrentHashMap<String, Integer>();
        var number = new AtomicInteger();
        var random = new Random();
        try (var load = new Load(READERS, client -> {
            var reader = "reader-" + client;
            var article = articles.get(random.nextInt(articles.size()));
            int given = 1 + random.nextInt(5);
            assertThat(stars.rate(article, reader, given)).hasStatusOk();
            acknowledged.put(reader + "/" + article, given);
            number.incrementAndGet();
        })) {
            awaitMore(number);
            NODES.failOver(tally(articles.getFirst()));
            awaitMore(number);
            load.stop();
        }
        acknowledged.forEach((vote, given) -> {
            int slash = vote.indexOf('/');
            var voter = Voter.reader(vote.substring(0, slash));
            assertThat(votes.find(key(vote.substring(slash + 1)), voter))
                    .as(vote)
                    .hasValueSatisfying(stored -> assertThat(stored.counted())
                            .hasValueSatisfying(
                                    counted -> assertThat(counted.stars()).isEqualTo(given)));
        });
        assertExact();
    }

    private static void awaitMore(AtomicInteger number) {
        int goal = number.get() + 100;
        await().atMost(PATIENCE).until(() -> number.get() > goal);
    }

    private static String tally(String article) {
        return RedisKeys.tally(key(article));
    }

    private void assertExact() {
        var keys = articles.stream().map(RedisClusterTests::key).toList();
        await().atMost(PATIENCE).untilAsserted(() -> {
            var shown = tallies.totals(keys);
            assertThat(shown.stale()).isFalse();
            assertThat(keys)
                    .allSatisfy(article ->
                            assertThat(shown.of(article)).as(article.toString()).isEqualTo(recount(article)));
        });
    }

    private Histogram recount(ArticleKey article) {
        var sum = new TallyBuilder();
        votes.forEach(article, sum::add);
        return sum.build().total();
    }

    private static ArticleKey key(String article) {
        return new ArticleKey("vir", article);
    }
}
