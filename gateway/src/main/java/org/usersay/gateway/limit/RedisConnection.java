package org.usersay.gateway.limit;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisURIHelper;

/** One pooled client; it connects on first use, so the gateway starts while Redis is away. */
@Configuration(proxyBeanMethods = false)
class RedisConnection {

    @Bean(destroyMethod = "close")
    RedisClient redis(Settings settings) {
        var uri = settings.uri();
        var timeout = (int) settings.timeout().toMillis();
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.connections());
        pool.setMaxIdle(settings.connections());
        pool.setMaxWait(settings.timeout());
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
                .poolConfig(pool)
                .build();
    }

    /**
     * Where Redis is.
     *
     * @param uri {@code redis://[user:password@]host:port/database}
     * @param timeout how long it may take; after that the limit is counted here
     * @param connections how many requests may count at once
     */
    @ConfigurationProperties("usersay.redis")
    record Settings(
            @DefaultValue("redis://localhost:6379/0") URI uri,
            @DefaultValue("250ms") Duration timeout,
            @DefaultValue("64") int connections) {}
}
