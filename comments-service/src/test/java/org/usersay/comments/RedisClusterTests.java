package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.starter.site.ArticleKey;
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

    private final List<String> articles =
            IntStream.range(0, 12).mapToObj(i -> Api.article()).toList();
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
        var stopped = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, READERS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> post("reader-" + i, stopped)))
                    .toList();
            awaitMore();
            assertThat(NODES.sizes()).allSatisfy(keys -> assertThat(keys).isPositive());
            NODES.failOver("comments:" + new ArticleKey("vir", articles.getFirst()).hashTag() + ":count");
            awaitMore();
            stopped.set(true);
            for (var client : clients) {
                client.get();
            }
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

    private void post(String reader, AtomicBoolean stopped) {
        while (!stopped.get()) {
            int turn = number.incrementAndGet();
            var article = articles.get(turn % articles.size());
            api.posted(article, reader, "number " + turn);
            posted.merge(article, 1, Integer::sum);
        }
    }
}
