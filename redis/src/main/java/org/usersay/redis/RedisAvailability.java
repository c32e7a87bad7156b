package org.usersay.redis;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Circuit breaker {@code redis} around commands. After a failure commands fail at once for a moment, so that requests do not
 * queue behind a store they can do without. Configured by {@code resilience4j.circuitbreaker.instances.redis}.
 */
public final class RedisAvailability {

    private static final Logger log = LoggerFactory.getLogger(RedisAvailability.class);

    private final CircuitBreaker circuitBreaker;

    public RedisAvailability(CircuitBreaker circuitBreaker) {
        this.circuitBreaker = circuitBreaker;
        circuitBreaker
                .getEventPublisher()
                .onStateTransition(event -> log.info("Redis: circuit breaker {}", event.getStateTransition()));
    }

    /**
     * Result of commands.
     *
     * @throws JedisException if Redis does not answer, or did not a moment ago
     */
    public <T extends @Nullable Object> T execute(Supplier<T> commands) {
        try {
            return circuitBreaker.executeSupplier(commands);
        } catch (CallNotPermittedException e) {
            throw new JedisConnectionException("Redis is not available", e);
        }
    }

    /** As {@link #execute}; empty in place of an exception, and for a null result. */
    public <T> Optional<T> tryExecute(Supplier<@Nullable T> commands) {
        try {
            return Optional.ofNullable(this.<@Nullable T>execute(commands));
        } catch (JedisException e) {
            log.debug("Redis does not answer: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether commands are sent at present. */
    public boolean isAvailable() {
        return circuitBreaker.getState() == CircuitBreaker.State.CLOSED;
    }
}
