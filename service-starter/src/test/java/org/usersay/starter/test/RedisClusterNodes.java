package org.usersay.starter.test;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.embedded.RedisServer;

/** A Redis Cluster of three primaries with a replica each, from the embedded binary. */
public final class RedisClusterNodes implements AutoCloseable {

    private static final int PRIMARIES = 3;
    private static final int SLOTS = 16_384;
    private static final int BUS = 10_000;
    private static final int LAST_PORT = 65_535;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Integer> ports = new ArrayList<>();
    private final List<RedisServer> servers = new ArrayList<>();

    public RedisClusterNodes() {
        try {
            for (int i = 0; i < 2 * PRIMARIES; i++) {
                start(port());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        join();
    }

    /** The one on which the nodes speak to each other is free too, most likely. */
    private static int port() {
        int port = Stores.freePort();
        return port + BUS <= LAST_PORT ? port : port();
    }

    private void start(int port) throws IOException {
        Path directory = Files.createTempDirectory("redis-node");
        var server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + directory)
                .setting("save \"\"")
                .setting("appendonly no")
                .setting("cluster-enabled yes")
                .setting("cluster-node-timeout 1000")
                .setting("repl-diskless-sync yes")
                .setting("repl-diskless-sync-delay 0")
                .build();
        server.start();
        servers.add(server);
        ports.add(port);
    }

    private void join() {
        for (int i = 0; i < PRIMARIES; i++) {
            int[] slots = IntStream.range(from(i), from(i + 1)).toArray();
            ask(i, node -> node.clusterAddSlots(slots));
        }
        for (int i = 1; i < ports.size(); i++) {
            int port = ports.get(i);
            ask(0, node -> node.clusterMeet("127.0.0.1", port));
        }
        awaitOfAll("cluster_known_nodes:" + ports.size());
        for (int i = 0; i < PRIMARIES; i++) {
            String primary = ask(i, Jedis::clusterMyId);
            int replica = i + PRIMARIES;
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() ->
                            ask(replica, node -> node.clusterReplicate(primary)).equals("OK"));
            await().atMost(PATIENCE)
                    .until(() -> ask(replica, node -> node.info("replication")).contains("master_link_status:up"));
        }
        awaitOfAll("cluster_state:ok");
    }

    private void awaitOfAll(String line) {
        for (int i = 0; i < ports.size(); i++) {
            int index = i;
            await().atMost(PATIENCE).until(() -> ask(index, Jedis::clusterInfo).contains(line));
        }
    }

    private static int from(int primary) {
        return primary * SLOTS / PRIMARIES;
    }

    private <T> T ask(int index, Function<Jedis, T> command) {
        try (var node = new Jedis("127.0.0.1", ports.get(index))) {
            return command.apply(node);
        }
    }

    /** Addresses of some nodes, with commas between. */
    public String addresses() {
        return "127.0.0.1:" + ports.getFirst() + ",127.0.0.1:" + ports.get(1);
    }

    /** Numbers of keys on each of the first primaries. */
    public List<Long> sizes() {
        return IntStream.range(0, PRIMARIES)
                .mapToObj(i -> ask(i, Jedis::dbSize))
                .toList();
    }

    /** Names whose keys lie on each of the first primaries in equal number, in turn. */
    public static List<String> spread(int each, Supplier<String> names, UnaryOperator<String> key) {
        return IntStream.range(0, each * PRIMARIES)
                .mapToObj(i -> Stream.generate(names)
                        .filter(name -> primary(key.apply(name)) == i % PRIMARIES)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** Kills the first primary of this key at once, and returns when its replica has taken its place. */
    public void failOver(String key) {
        int primary = primary(key);
        kill(primary);
        await().atMost(PATIENCE)
                .until(() -> ask(primary + PRIMARIES, node -> node.info("replication"))
                        .contains("role:master"));
    }

    private static int primary(String key) {
        int slot = JedisClusterCRC16.getSlot(key);
        return IntStream.range(0, PRIMARIES)
                .filter(i -> from(i) <= slot && slot < from(i + 1))
                .findFirst()
                .orElseThrow();
    }

    private void kill(int index) {
        long pid = ask(index, node -> node.info("server"))
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring("process_id:".length()).strip()))
                .findFirst()
                .orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @Override
    public void close() {
        try {
            for (var server : servers) {
                server.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
