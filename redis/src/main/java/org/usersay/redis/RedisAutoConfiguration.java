package org.usersay.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisURIHelper;

/** The process's pooled client. It connects on first use, so a service starts while Redis is unavailable. */
@AutoConfiguration(
        afterName = "io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration")
@ConditionalOnClass(RedisClient.class)
@EnableConfigurationProperties(RedisSettings.class)
final class RedisAutoConfiguration {

    @Bean(destroyMethod = "close")
    RedisClient redisClient(RedisSettings settings) {
        var uri = settings.uri();
        int timeout = (int) settings.timeout().toMillis();
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(uri))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .user(JedisURIHelper.getUser(uri))
                        .password(JedisURIHelper.getPassword(uri))
                        .database(JedisURIHelper.getDBIndex(uri))
                        .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                        .connectionTimeoutMillis(timeout)
                        .socketTimeoutMillis(timeout)
                        .build())
                .poolConfig(pool(settings))
                .build();
    }

    @Bean
    BatchingPipeline sharedPipeline(RedisClient redis) {
        return new BatchingPipeline(redis);
    }

    @Bean
    RedisAvailability redisAvailability(CircuitBreakerRegistry circuitBreakers) {
        return new RedisAvailability(circuitBreakers.circuitBreaker("redis"));
    }

    private static ConnectionPoolConfig pool(RedisSettings settings) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.connections());
        pool.setMaxIdle(settings.connections());
        pool.setMaxWait(settings.timeout());
        pool.setTestWhileIdle(true);
        pool.setTimeBetweenEvictionRuns(Duration.ofSeconds(30));
        return pool;
    }

    /** Part of the health endpoint but not of readiness: a service serves without Redis. */
    @Bean
    HealthIndicator redisHealthIndicator(RedisClient redis) {
        return new RedisHealth(redis);
    }
}
