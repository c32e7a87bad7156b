package org.usersay.ratings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.usersay.starter.test.Stores;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.SaveMode;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.RedisServer;

/** A Redis of a test's own, to be flushed, stopped, and brought back with the keys of an earlier moment. */
public final class RestartableRedis implements AutoCloseable {

    private final int port = Stores.freePort();
    private final Path folder;
    private RedisServer server;
    private String pid;

    public RestartableRedis() {
        try {
            folder = Files.createTempDirectory("redis");
            server = start();
            pid = processId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String uri() {
        return "redis://127.0.0.1:" + port + "/0";
    }

    public void flush() {
        try (var client = new Jedis("127.0.0.1", port)) {
            client.flushAll();
        }
    }

    /** Keeps the present keys on disk: what {@link #restart} comes back with. */
    public void save() {
        try (var client = new Jedis("127.0.0.1", port)) {
            client.save();
        }
    }

    /** Answers nobody until {@link #resume}, and loses nothing. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String processId() {
        try (var client = new Jedis("127.0.0.1", port)) {
            return client.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .map(line -> line.substring("process_id:".length()).strip())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Stops at once and forgets what was not saved. */
    public void stop() {
        try (var client = new Jedis("127.0.0.1", port)) {
            client.shutdown(SaveMode.NOSAVE);
        } catch (JedisException e) {
            throw new IllegalStateException(e);
        }
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comes back with the keys that were last saved. */
    public void restart() {
        try {
            server = start();
            pid = processId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RedisServer start() throws IOException {
        var started = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + folder)
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        started.start();
        return started;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
