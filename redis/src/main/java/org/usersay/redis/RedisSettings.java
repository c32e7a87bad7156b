package org.usersay.redis;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Addresses of Redis and limits. Redis holds copies only, so the time-outs are short.
 *
 * @param uri {@code redis://[user:password@]host:port/db}, {@code rediss://} for TLS; user, password and TLS also hold for a
 *     cluster and behind sentinels
 * @param cluster nodes of a Redis Cluster, in place of the server in {@code uri}
 * @param sentinel sentinels that name the present server, in place of the one in {@code uri}
 * @param timeout to connect and for one answer; after that the gateway counts its limits itself, and services read the truth
 * @param connections at most, per process, and per node of a cluster
 */
@ConfigurationProperties("usersay.redis")
public record RedisSettings(
        @DefaultValue("redis://localhost:6379/0") URI uri,
        @DefaultValue Cluster cluster,
        @DefaultValue Sentinel sentinel,
        @DefaultValue("500ms") Duration timeout,
        @DefaultValue("64") int connections) {

    /**
     * Redis Cluster.
     *
     * @param nodes {@code host:port} of some nodes of a Redis Cluster, with commas between, in place of the server in
     *     {@code uri}; the others are found through them
     */
    public record Cluster(@DefaultValue List<String> nodes) {}

    /**
     * Redis Sentinel.
     *
     * @param master name by which the sentinels know the servers
     * @param nodes {@code host:port} of the sentinels, which name the present server in place of the one in {@code uri}; one of
     *     them must answer when a process starts
     */
    public record Sentinel(
            @DefaultValue("usersay") String master,
            @DefaultValue List<String> nodes) {}
}
