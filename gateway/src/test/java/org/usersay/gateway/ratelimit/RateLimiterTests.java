package org.usersay.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.gateway.ratelimit.RateLimiter.Decision;
import org.usersay.gateway.ratelimit.RateLimiter.Limit;
import org.usersay.gateway.route.RateLimitGroup;
import org.usersay.redis.BatchingPipeline;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Both rate limiters, which count alike. */
@TestInstance(Lifecycle.PER_CLASS)
class RateLimiterTests {

    private final AtomicLong nanos = new AtomicLong();
    private final RedisServer server = EmbeddedRedis.start();
    private final RedisClient redis =
            RedisClient.create("localhost", server.ports().getFirst());

    @AfterAll
    void stop() throws IOException {
        redis.close();
        server.stop();
    }

    Stream<RateLimiter> limiters() {
        return Stream.of(inRedis(), LocalRateLimiter.at(nanos::get));
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void theWholeRateMayBeUsedAtOnce(RateLimiter rateLimiter) {
        var rate = new Rate(3, Duration.ofHours(1));
        var key = key();

        assertThat(check(rateLimiter, key, rate).remaining()).isEqualTo(2);
        assertThat(check(rateLimiter, key, rate).remaining()).isEqualTo(1);
        assertThat(check(rateLimiter, key, rate).remaining()).isZero();
        var fourth = check(rateLimiter, key, rate);

        assertThat(fourth.allowed()).isFalse();
        assertThat(fourth.waitSeconds()).isBetween(1190L, 1200L);
        assertThat(check(rateLimiter, key(), rate).allowed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void concurrentRequestsGetNoMoreThanTheRate(RateLimiter rateLimiter)
            throws InterruptedException, ExecutionException {
        var rate = new Rate(20, Duration.ofHours(1));
        var key = key();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.invokeAll(IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> check(rateLimiter, key, rate).allowed())
                    .toList());
            var allowed = 0;
            for (Future<Boolean> one : asked) {
                allowed += one.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(20);
        }
    }

    @Test
    void requestsAreAllowedAgainOneByOne() {
        var rateLimiter = LocalRateLimiter.at(nanos::get);
        var rate = new Rate(2, Duration.ofSeconds(10));
        assertThat(check(rateLimiter, "k", rate).allowed()).isTrue();
        assertThat(check(rateLimiter, "k", rate).allowed()).isTrue();

        nanos.addAndGet(Duration.ofMillis(4_900).toNanos());
        assertThat(check(rateLimiter, "k", rate).allowed()).isFalse();
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(check(rateLimiter, "k", rate).allowed()).isTrue();
        assertThat(check(rateLimiter, "k", rate).allowed()).isFalse();
    }

    @Test
    void theKeyOfAnIdleClientExpires() {
        var key = key();
        check(inRedis(), key, new Rate(10, Duration.ofMinutes(1)));

        assertThat(redis.pttl("gateway:{limit}:" + key)).isBetween(1L, 6_001L);
    }

    @Test
    void aFlushedScriptIsLoadedAgain() {
        var rateLimiter = inRedis();
        check(rateLimiter, key(), new Rate(1, Duration.ofMinutes(1)));
        redis.scriptFlush();

        assertThat(check(rateLimiter, key(), new Rate(1, Duration.ofMinutes(1))).allowed())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void aRefusedRequestIsNotCountedForTheAddress(RateLimiter rateLimiter) {
        var own = new Limit(key(), new Rate(1, Duration.ofHours(1)));
        var shared = new Limit(key(), new Rate(3, Duration.ofHours(1)));

        assertThat(rateLimiter.check(List.of(own, shared)))
                .extracting(Decision::allowed, Decision::remaining)
                .containsExactly(tuple(true, 0L), tuple(true, 2L));
        assertThat(rateLimiter.check(List.of(own, shared)))
                .extracting(Decision::allowed)
                .containsExactly(false);
        assertThat(rateLimiter.check(List.of(shared)))
                .extracting(Decision::remaining)
                .containsExactly(1L);
    }

    @Test
    void twoGatewaysCountTogetherOnceSynchronized() {
        var rate = new Rate(10, Duration.ofHours(1));
        var key = key();
        var here = LocalRateLimiter.at(nanos::get);
        var there = LocalRateLimiter.at(nanos::get);
        IntStream.range(0, 6).forEach(i -> check(here, key, rate));
        IntStream.range(0, 3).forEach(i -> check(there, key, rate));

        sync(here).synchronize();
        sync(there).synchronize();

        assertThat(check(there, key, rate))
                .extracting(Decision::allowed, Decision::remaining)
                .containsExactly(true, 0L);
        assertThat(check(there, key, rate).allowed()).isFalse();
        sync(there).synchronize();
        // A gateway merges when it has something to add.
        check(here, key, rate);
        sync(here).synchronize();
        assertThat(check(here, key, rate).allowed()).isFalse();
    }

    @Test
    void aRateUsedAtEachGatewayIsWaitedForInWhole() {
        var rate = new Rate(4, Duration.ofHours(1));
        var key = key();
        var here = LocalRateLimiter.at(nanos::get);
        var there = LocalRateLimiter.at(nanos::get);
        IntStream.range(0, 4)
                .forEach(i -> assertThat(check(here, key, rate).allowed()).isTrue());
        IntStream.range(0, 4)
                .forEach(i -> assertThat(check(there, key, rate).allowed()).isTrue());

        sync(here).synchronize();
        sync(there).synchronize();

        assertThat(check(there, key, rate).waitSeconds()).isBetween(4_400L, 4_500L);
        nanos.addAndGet(Duration.ofMinutes(74).toNanos());
        assertThat(check(there, key, rate).allowed()).isFalse();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(check(there, key, rate).allowed()).isTrue();
    }

    @Test
    void whatAnOutageKeptBackIsAddedLaterAsFarAsItStillCounts() throws IOException {
        var rate = new Rate(4, Duration.ofHours(1));
        var key = key();
        var rateLimiter = LocalRateLimiter.at(nanos::get);
        IntStream.range(0, 4).forEach(i -> check(rateLimiter, key, rate));
        try (var nobody = RedisClient.create("localhost", EmbeddedRedis.freePort())) {
            new RateLimitSync(rateLimiter, nobody, names(), CircuitBreaker.ofDefaults("redis")).synchronize();
        }
        nanos.addAndGet(Duration.ofMinutes(45).toNanos());

        sync(rateLimiter).synchronize();

        assertThat(redis.pttl("gateway:{limit}:" + key))
                .isBetween(
                        Duration.ofMinutes(14).toMillis(),
                        Duration.ofMinutes(15).toMillis() + 1);
        assertThat(rateLimiter.takeChanged(1)).isEmpty();
    }

    @Test
    void manyKeysAreSynchronizedTogether() {
        var rate = new Rate(4, Duration.ofHours(1));
        var rateLimiter = LocalRateLimiter.at(nanos::get);
        var keys = Stream.generate(RateLimiterTests::key).limit(1_000).toList();
        keys.forEach(key -> check(rateLimiter, key, rate));

        sync(rateLimiter).synchronize();

        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(redis.exists("gateway:{limit}:" + key)).isTrue());
    }

    @Test
    void guessesAreCountedInRedisBeforeTheyPassAndOthersLater() {
        var local = LocalRateLimiter.at(nanos::get);
        var limits = new RateLimits(inRedis(), local, CircuitBreaker.ofDefaults("redis"));
        var guess = new Limit(key(), new Rate(1, Duration.ofHours(1)));
        var vote = new Limit(key(), new Rate(1, Duration.ofHours(1)));

        limits.check(RateLimitGroup.SESSION, List.of(guess));
        limits.check(RateLimitGroup.VOTES, List.of(vote));

        assertThat(redis.exists("gateway:{limit}:" + guess.key())).isTrue();
        assertThat(redis.exists("gateway:{limit}:" + vote.key())).isFalse();
        assertThat(local.takeChanged(2)).extracting(GcraCounter::key).containsExactly(vote.key());
    }

    private RateLimitSync sync(LocalRateLimiter rateLimiter) {
        return new RateLimitSync(rateLimiter, redis, names(), CircuitBreaker.ofDefaults("redis"));
    }

    private static final AtomicLong KEYS = new AtomicLong();

    private static String key() {
        return "k" + KEYS.incrementAndGet();
    }

    private RedisRateLimiter inRedis() {
        return new RedisRateLimiter(new BatchingPipeline(redis), names());
    }

    private ClientKeyAnonymizer names() {
        return new ClientKeyAnonymizer(new BatchingPipeline(redis), new ClientKeyAnonymizer.Secret(""));
    }

    private static Decision check(RateLimiter rateLimiter, String key, Rate rate) {
        var verdicts = rateLimiter.check(List.of(new Limit(key, rate)));
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }
}
