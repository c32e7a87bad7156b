package org.usersay.redis;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Address of Redis and limits. Redis holds copies only, so the time-outs are short.
 *
 * @param uri {@code redis://[user:password@]host:port/db}, {@code rediss://} for TLS
 * @param timeout to connect and for one answer
 * @param connections at most, per process
 */
@ConfigurationProperties("usersay.redis")
public record RedisSettings(
        @DefaultValue("redis://localhost:6379/0") URI uri,
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("64") int connections) {}
