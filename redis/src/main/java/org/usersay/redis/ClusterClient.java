package org.usersay.redis;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/**
 * Client of a Redis Cluster. Its pipelines fail as a whole where a node does not answer, and follow redirections; those of the
 * library leave such responses without a value.
 */
final class ClusterClient extends UnifiedJedis {

    private static final int ATTEMPTS = 3;

    /** How soon a node that was promoted without an error here is noticed. */
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final ClusterConnectionProvider nodes;

    static {
        // A service starts while no node answers, and finds them later.
        System.setProperty("jedis.cluster.initNoError", "true");
    }

    ClusterClient(Set<HostAndPort> known, JedisClientConfig config, ConnectionPoolConfig pool) {
        this(new ClusterConnectionProvider(known, config, pool, REFRESH), config.getSocketTimeoutMillis());
    }

    /** The library's builder makes only clients with its own pipelines. */
    @SuppressWarnings("deprecation")
    private ClusterClient(ClusterConnectionProvider nodes, int timeout) {
        super(nodes, ATTEMPTS, Duration.ofMillis((long) timeout * ATTEMPTS));
        this.nodes = nodes;
    }

    /** Pools of the nodes that take writes, by address. */
    Map<String, ConnectionPool> primaries() {
        return nodes.getPrimaryNodesConnectionMap();
    }

    /** Asks the cluster again which node has which keys. */
    void refresh() {
        nodes.renewSlotCache();
    }

    @Override
    public AbstractPipeline pipelined() {
        return new ClusterPipeline(nodes);
    }
}
