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
import org.usersay.gateway.ratelimit.RateLimiter.Question;
import org.usersay.gateway.ratelimit.RateLimiter.Verdict;
import org.usersay.redis.BatchingPipeline;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Both limiters count alike. */
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
        return Stream.of(inRedis(), LocalLimiter.at(nanos::get));
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void theRateMayBeUsedAtOnceAndNoMore(RateLimiter rateLimiter) {
        var rate = new Rate(3, Duration.ofHours(1));
        var key = key();

        assertThat(ask(rateLimiter, key, rate).remaining()).isEqualTo(2);
        assertThat(ask(rateLimiter, key, rate).remaining()).isEqualTo(1);
        assertThat(ask(rateLimiter, key, rate).remaining()).isZero();
        var fourth = ask(rateLimiter, key, rate);

        assertThat(fourth.allowed()).isFalse();
        assertThat(fourth.waitSeconds()).isBetween(1190L, 1200L);
        assertThat(ask(rateLimiter, key(), rate).allowed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void aRaceGainsNothing(RateLimiter rateLimiter) throws InterruptedException, ExecutionException {
        var rate = new Rate(20, Duration.ofHours(1));
        var key = key();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.invokeAll(IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> ask(rateLimiter, key, rate).allowed())
                    .toList());
            var allowed = 0;
            for (Future<Boolean> one : asked) {
                allowed += one.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(20);
        }
    }

    @Test
    void timeGivesOneBackAfterTheOther() {
        var rateLimiter = LocalLimiter.at(nanos::get);
        var rate = new Rate(2, Duration.ofSeconds(10));
        assertThat(ask(rateLimiter, "k", rate).allowed()).isTrue();
        assertThat(ask(rateLimiter, "k", rate).allowed()).isTrue();

        nanos.addAndGet(Duration.ofMillis(4_900).toNanos());
        assertThat(ask(rateLimiter, "k", rate).allowed()).isFalse();
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(ask(rateLimiter, "k", rate).allowed()).isTrue();
        assertThat(ask(rateLimiter, "k", rate).allowed()).isFalse();
    }

    @Test
    void redisForgetsAnIdleClient() {
        var key = key();
        ask(inRedis(), key, new Rate(10, Duration.ofMinutes(1)));

        assertThat(redis.pttl("gateway:limit:" + key)).isBetween(1L, 6_001L);
    }

    @Test
    void aScriptThatRedisForgotIsSentAgain() {
        var rateLimiter = inRedis();
        ask(rateLimiter, key(), new Rate(1, Duration.ofMinutes(1)));
        redis.scriptFlush();

        assertThat(ask(rateLimiter, key(), new Rate(1, Duration.ofMinutes(1))).allowed())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("limiters")
    void whoIsRefusedTakesNothingFromThoseWhoShareTheAddress(RateLimiter rateLimiter) {
        var own = new Question(key(), new Rate(1, Duration.ofHours(1)));
        var shared = new Question(key(), new Rate(3, Duration.ofHours(1)));

        assertThat(rateLimiter.ask(List.of(own, shared)))
                .extracting(Verdict::allowed, Verdict::remaining)
                .containsExactly(tuple(true, 0L), tuple(true, 2L));
        assertThat(rateLimiter.ask(List.of(own, shared)))
                .extracting(Verdict::allowed)
                .containsExactly(false);
        assertThat(rateLimiter.ask(List.of(shared)))
                .extracting(Verdict::remaining)
                .containsExactly(1L);
    }

    @Test
    void twoGatewaysCountTogetherOnceTheyHaveSettled() {
        var rate = new Rate(10, Duration.ofHours(1));
        var key = key();
        var here = LocalLimiter.at(nanos::get);
        var there = LocalLimiter.at(nanos::get);
        IntStream.range(0, 6).forEach(i -> ask(here, key, rate));
        IntStream.range(0, 3).forEach(i -> ask(there, key, rate));

        settlement(here).settle();
        settlement(there).settle();

        assertThat(ask(there, key, rate))
                .extracting(Verdict::allowed, Verdict::remaining)
                .containsExactly(true, 0L);
        assertThat(ask(there, key, rate).allowed()).isFalse();
        settlement(there).settle();
        // It learns when it has something to tell.
        ask(here, key, rate);
        settlement(here).settle();
        assertThat(ask(here, key, rate).allowed()).isFalse();
    }

    @Test
    void whoUsesHisRateAtEachGatewayWaitsForAllOfIt() {
        var rate = new Rate(4, Duration.ofHours(1));
        var key = key();
        var here = LocalLimiter.at(nanos::get);
        var there = LocalLimiter.at(nanos::get);
        IntStream.range(0, 4)
                .forEach(i -> assertThat(ask(here, key, rate).allowed()).isTrue());
        IntStream.range(0, 4)
                .forEach(i -> assertThat(ask(there, key, rate).allowed()).isTrue());

        settlement(here).settle();
        settlement(there).settle();

        assertThat(ask(there, key, rate).waitSeconds()).isBetween(4_400L, 4_500L);
        nanos.addAndGet(Duration.ofMinutes(74).toNanos());
        assertThat(ask(there, key, rate).allowed()).isFalse();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(ask(there, key, rate).allowed()).isTrue();
    }

    @Test
    void whatRedisCouldNotBeToldIsToldLaterAsFarAsItStillCounts() throws IOException {
        var rate = new Rate(4, Duration.ofHours(1));
        var key = key();
        var rateLimiter = LocalLimiter.at(nanos::get);
        IntStream.range(0, 4).forEach(i -> ask(rateLimiter, key, rate));
        try (var nobody = RedisClient.create("localhost", EmbeddedRedis.freePort())) {
            new RateLimitSync(rateLimiter, nobody, names(), CircuitBreaker.ofDefaults("redis")).settle();
        }
        nanos.addAndGet(Duration.ofMinutes(45).toNanos());

        settlement(rateLimiter).settle();

        assertThat(redis.pttl("gateway:limit:" + key))
                .isBetween(
                        Duration.ofMinutes(14).toMillis(),
                        Duration.ofMinutes(15).toMillis() + 1);
        assertThat(rateLimiter.takeChanged(1)).isEmpty();
    }

    @Test
    void manyKeysAreSettledInOneGo() {
        var rate = new Rate(4, Duration.ofHours(1));
        var rateLimiter = LocalLimiter.at(nanos::get);
        var keys = Stream.generate(RateLimiterTests::key).limit(1_000).toList();
        keys.forEach(key -> ask(rateLimiter, key, rate));

        settlement(rateLimiter).settle();

        assertThat(keys)
                .allSatisfy(
                        key -> assertThat(redis.exists("gateway:limit:" + key)).isTrue());
    }

    @Test
    void guessesAreCountedInRedisBeforeTheyPassAndTheRestSoonAfter() {
        var local = LocalLimiter.at(nanos::get);
        var limits = new RateLimits(inRedis(), local, CircuitBreaker.ofDefaults("redis"));
        var guess = new Question(key(), new Rate(1, Duration.ofHours(1)));
        var vote = new Question(key(), new Rate(1, Duration.ofHours(1)));

        limits.ask(RateLimitGroup.SESSION, List.of(guess));
        limits.ask(RateLimitGroup.VOTES, List.of(vote));

        assertThat(redis.exists("gateway:limit:" + guess.key())).isTrue();
        assertThat(redis.exists("gateway:limit:" + vote.key())).isFalse();
        assertThat(local.takeChanged(2)).extracting(GcraCounter::key).containsExactly(vote.key());
    }

    private RateLimitSync settlement(LocalLimiter rateLimiter) {
        return new RateLimitSync(rateLimiter, redis, names(), CircuitBreaker.ofDefaults("redis"));
    }

    private static final AtomicLong KEYS = new AtomicLong();

    private static String key() {
        return "k" + KEYS.incrementAndGet();
    }

    private RedisLimiter inRedis() {
        return new RedisLimiter(new BatchingPipeline(redis), names());
    }

    private ClientKeyAnonymizer names() {
        return new ClientKeyAnonymizer(new BatchingPipeline(redis), new ClientKeyAnonymizer.Secret(""));
    }

    private static Verdict ask(RateLimiter rateLimiter, String key, Rate rate) {
        var verdicts = rateLimiter.ask(List.of(new Question(key, rate)));
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }
}
