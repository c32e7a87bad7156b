package org.usersay.redis;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.SafeEncoder;

/**
 * Id of the present run of Redis. It changes whenever keys may have come from an earlier moment: a server has restarted, or a
 * replica has taken the place of a primary, of which it may lack the last second. In a cluster it is an id of all primaries' runs.
 */
public final class RedisRun {

    private static final Pattern RUN = Pattern.compile("(?m)^run_id:(\\w+)");

    private RedisRun() {}

    /**
     * The id as of now.
     *
     * @throws JedisException if Redis, or one primary of the cluster, does not answer
     */
    public static String of(UnifiedJedis redis) {
        return redis instanceof ClusterClient cluster ? ofAll(cluster) : run(redis.info("server"));
    }

    private static String ofAll(ClusterClient cluster) {
        var runs = new TreeSet<String>();
        try {
            for (var primary : cluster.primaries().values()) {
                try (Connection connection = primary.getResource()) {
                    connection.sendCommand(Protocol.Command.INFO, "server");
                    runs.add(run(SafeEncoder.encode((byte[]) connection.getOne())));
                }
            }
        } catch (JedisException e) {
            cluster.refresh();
            throw e;
        }
        if (runs.isEmpty()) {
            cluster.refresh();
            throw new JedisConnectionException("No node of the cluster is known");
        }
        return UUID.nameUUIDFromBytes(runs.toString().getBytes(StandardCharsets.US_ASCII))
                .toString()
                .replace("-", "");
    }

    private static String run(String info) {
        var found = RUN.matcher(info);
        if (!found.find()) {
            throw new JedisConnectionException("INFO has no run_id");
        }
        return found.group(1);
    }
}
