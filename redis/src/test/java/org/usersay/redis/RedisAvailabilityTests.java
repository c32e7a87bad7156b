package org.usersay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

class RedisAvailabilityTests {

    private final CircuitBreaker circuitBreaker = CircuitBreaker.of(
            "redis",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(1)
                    .minimumNumberOfCalls(1)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .waitDurationInOpenState(Duration.ofMinutes(1))
                    .recordExceptions(JedisException.class)
                    .ignoreExceptions(JedisDataException.class)
                    .build());
    private final RedisAvailability redis = new RedisAvailability(circuitBreaker);
    private final AtomicInteger sent = new AtomicInteger();

    private Supplier<@Nullable String> failing(JedisException failure) {
        return () -> {
            sent.incrementAndGet();
            throw failure;
        };
    }

    @Test
    void afterAFailureCommandsFailWithoutBeingSent() {
        assertThat(redis.tryExecute(failing(new JedisConnectionException("gone"))))
                .isEmpty();
        assertThat(redis.isAvailable()).isFalse();

        assertThat(redis.tryExecute(failing(new JedisConnectionException("gone"))))
                .isEmpty();
        assertThatThrownBy(() -> redis.execute(() -> "value")).isInstanceOf(JedisConnectionException.class);
        assertThat(sent).hasValue(1);
    }

    @Test
    void firstSuccessMakesItAvailableAgain() {
        redis.tryExecute(failing(new JedisConnectionException("gone")));
        circuitBreaker.transitionToHalfOpenState();

        assertThat(redis.execute(() -> "value")).isEqualTo("value");
        assertThat(redis.isAvailable()).isTrue();
    }

    @Test
    void refusedCommandIsAnAnswer() {
        assertThatThrownBy(() -> redis.execute(failing(new JedisDataException("WRONGTYPE"))))
                .isInstanceOf(JedisDataException.class);
        assertThat(redis.isAvailable()).isTrue();
    }
}
