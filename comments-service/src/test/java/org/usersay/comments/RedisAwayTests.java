package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.usersay.comments.Api.id;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A Redis that stops while readers read and write, and comes back with nothing in it. */
@CommentsServiceTest
class RedisAwayTests {

    private static final int PORT = Stores.freePort();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEADER = "Usersay-Degraded";

    private static RedisServer redis = start();

    @Autowired
    Api api;

    private final String article = Api.article();

    /** The service's Redis is one that nobody else uses. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnRedis {
        @Bean(destroyMethod = "close")
        @Primary
        RedisClient ownRedis() {
            return RedisClient.builder()
                    .hostAndPort(new HostAndPort("127.0.0.1", PORT))
                    .clientConfig(DefaultJedisClientConfig.builder()
                            .timeoutMillis(2_000)
                            .build())
                    .build();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        redis.stop();
    }

    @Test
    void everythingWorksWithoutRedisAndIsExactAfterwards() throws IOException {
        var top = id(api.posted(article, "ann", "before"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(degraded()).isNull());

        redis.stop();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(degraded()).isEqualTo("stale"));
        assertThat(api.read(Api.thread(article)).get("items")).hasSize(1);
        var second = id(api.posted(article, "bob", "meanwhile"));
        var reply = id(api.replied(article, "bob", "an answer", top));
        api.voted("bob", top, 1);
        assertThat(api.call(HttpMethod.DELETE, "/comments/" + second, Tokens.reader("bob"), null))
                .hasStatus(204);
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(api.get("/comments/" + reply)).hasStatusOk().headers().hasValue(HEADER, "stale");

        redis = start();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(degraded()).isNull());
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(api.ids(article, "newest", 1)).containsExactly(top);
        var page = api.read(Api.thread(article));
        assertThat(page.at("/items/0/up").intValue()).isEqualTo(1);
        assertThat(page.at("/items/0/replies/items/0/id").stringValue()).isEqualTo(reply);
        var third = id(api.posted(article, "eve", "after"));
        assertThat(api.ids(article, "newest", 1)).containsExactly(third, top);
        assertThat(api.count(article)).isEqualTo(3);
    }

    private @Nullable String degraded() {
        return api.get(Api.thread(article)).getResponse().getHeader(HEADER);
    }

    @BeforeAll
    static void runs() {
        assertThat(redis.isActive()).isTrue();
    }

    private static RedisServer start() {
        try {
            var server = RedisServer.newRedisServer()
                    .port(PORT)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
