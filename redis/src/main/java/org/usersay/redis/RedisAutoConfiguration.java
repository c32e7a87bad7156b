package org.usersay.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The process's pooled client: of one server, of a cluster, or of the server that sentinels name. It connects on first use, so a
 * service starts while Redis is unavailable; sentinels are needed at the start.
 */
@AutoConfiguration(
        afterName = "io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration")
@ConditionalOnClass(RedisClient.class)
@EnableConfigurationProperties(RedisSettings.class)
final class RedisAutoConfiguration {

    @Bean(destroyMethod = "close")
    UnifiedJedis redisClient(RedisSettings settings) {
        var cluster = settings.cluster().nodes();
        if (!cluster.isEmpty()) {
            return new ClusterClient(addresses(cluster), client(settings, 0), pool(settings));
        }
        var client = client(settings, JedisURIHelper.getDBIndex(settings.uri()));
        var sentinels = settings.sentinel().nodes();
        if (!sentinels.isEmpty()) {
            return RedisSentinelClient.builder()
                    .masterName(settings.sentinel().master())
                    .sentinels(addresses(sentinels))
                    .clientConfig(client)
                    .poolConfig(pool(settings))
                    .build();
        }
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(settings.uri()))
                .clientConfig(client)
                .poolConfig(pool(settings))
                .build();
    }

    private static Set<HostAndPort> addresses(List<String> nodes) {
        return nodes.stream().map(HostAndPort::from).collect(Collectors.toSet());
    }

    private static JedisClientConfig client(RedisSettings settings, int database) {
        var uri = settings.uri();
        int timeout = (int) settings.timeout().toMillis();
        return DefaultJedisClientConfig.builder()
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(database)
                .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                .connectionTimeoutMillis(timeout)
                .socketTimeoutMillis(timeout)
                .build();
    }

    @Bean
    BatchingPipeline sharedPipeline(UnifiedJedis redis) {
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
    HealthIndicator redisHealthIndicator(UnifiedJedis redis) {
        return new RedisHealth(redis);
    }
}
