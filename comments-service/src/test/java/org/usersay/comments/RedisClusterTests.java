package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Load;
import org.usersay.starter.test.RedisClusterNodes;

/** The service over a Redis Cluster, one of whose primaries crashes while readers write. */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.redis.timeout=500ms")
class RedisClusterTests {

    private static final RedisClusterNodes NODES = new RedisClusterNodes();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READERS = 4;

    @Autowired
    Api api;

    private final List<String> articles = RedisClusterNodes.spread(4, Api::article, RedisClusterTests::counter);
    private final Map<String, Integer> posted = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry registry) {
        registry.add("usersay.redis.cluster.nodes", NODES::addresses);
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @Test
    void failoverUnderLoadLosesNothingAndEveryCountIsExactAgain() throws Exception {
        api.moderate(settings -> {});
        try (var load = new Load(READERS, client -> post("reader-" + client))) {
            awaitMore();
            assertThat(NODES.sizes()).allSatisfy(keys -> assertThat(keys).isPositive());
            NODES.failOver(counter(articles.getFirst()));
            awaitMore();
            load.stop();
        }
        // From the counters again, no longer from MongoDB.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get(Api.thread(articles.getFirst())))
                        .hasStatusOk()
                        .headers()
                        .doesNotContainHeader("Usersay-Degraded"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(articles)
                        .allSatisfy(article ->
                                assertThat(api.count(article)).as(article).isEqualTo(posted.getOrDefault(article, 0))));
    }

    private void awaitMore() {
        int goal = number.get() + 100;
        await().atMost(PATIENCE).until(() -> number.get() > goal);
    }

    private void post(String reader) {
        int turn = number.incrementAndGet();
        var article = articles.get(turn % articles.size());
        api.posted(article, reader, "number " + turn);
        posted.merge(article, 1, Integer::sum);
    }

    private static String counter(String article) {
        return "comments:" + new ArticleKey("vir", article).hashTag() + ":count";
    }
}
