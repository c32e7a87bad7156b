package org.usersay.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.ClusterCommandArguments;
import redis.clients.jedis.ClusterCommandObjects;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/** Pipeline over the nodes of a cluster, one round trip for each node concerned. Commands of one node keep their order. */
final class ClusterPipeline extends AbstractPipeline {

    private final ClusterConnectionProvider nodes;
    private final Map<HostAndPort, List<Sent<?>>> byNode = new LinkedHashMap<>();

    ClusterPipeline(ClusterConnectionProvider nodes) {
        super(new ClusterCommandObjects());
        this.nodes = nodes;
    }

    private record Sent<T>(CommandObject<T> command, Response<T> response) {}

    @Override
    protected <T> Response<T> appendCommand(CommandObject<T> command) {
        var response = new Response<>(command.getBuilder());
        byNode.computeIfAbsent(node(command), any -> new ArrayList<>()).add(new Sent<>(command, response));
        return response;
    }

    /** Of the command's keys, which all commands here have. */
    private HostAndPort node(CommandObject<?> command) {
        var slot = ((ClusterCommandArguments) command.getArguments()).getCommandHashSlot();
        var node = nodes.getNode(slot);
        if (node == null) {
            nodes.renewSlotCache();
            node = nodes.getNode(slot);
        }
        if (node == null) {
            throw new JedisConnectionException("No node has slot " + slot);
        }
        return node;
    }

    /**
     * Sends all commands.
     *
     * @throws JedisConnectionException if a node does not answer; others may have executed their commands
     */
    @Override
    public void sync() {
        try {
            byNode.forEach(this::exchange);
        } catch (JedisConnectionException e) {
            nodes.renewSlotCache();
            throw e;
        } finally {
            byNode.clear();
        }
    }

    private void exchange(HostAndPort node, List<Sent<?>> sent) {
        List<Object> replies;
        try (Connection connection = nodes.getConnection(node)) {
            sent.forEach(one -> connection.sendCommand(one.command().getArguments()));
            replies = connection.getMany(sent.size());
        }
        for (int i = 0; i < sent.size(); i++) {
            var reply = replies.get(i);
            sent.get(i)
                    .response()
                    .set(
                            reply instanceof JedisRedirectionException moved
                                    ? redirected(sent.get(i).command(), moved)
                                    : reply);
        }
    }

    private Object redirected(CommandObject<?> command, JedisRedirectionException to) {
        if (!(to instanceof JedisAskDataException)) {
            nodes.renewSlotCache();
        }
        try (Connection connection = nodes.getConnection(to.getTargetNode())) {
            if (to instanceof JedisAskDataException) {
                connection.executeCommand(Protocol.Command.ASKING);
            }
            return connection.executeCommand(command.getArguments());
        } catch (JedisDataException refused) {
            return refused;
        }
    }

    @Override
    public void close() {
        sync();
    }
}
