package org.usersay.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;
import org.usersay.embeddedstore.DocumentStore;
import org.usersay.embeddedstore.journal.Durability;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/**
 * One MongoDB and one Redis for all tests of a process: the {@link MongoServer} and the server named by
 * {@code USERSAY_TEST_REDIS_URI}, or embedded ones that start on first use and end with the process.
 */
public final class Stores {

    private static final String REDIS_VARIABLE = "USERSAY_TEST_REDIS_URI";

    private Stores() {}

    /** The name of a database that no test has used. */
    public static String freshDatabaseName() {
        return "usersay_test_" + UUID.randomUUID().toString().substring(0, 12);
    }

    /** The address of a database that no test has used. */
    public static String freshDatabase() {
        var database = freshDatabaseName();
        var uri = MongoDb.URI;
        int query = uri.indexOf('?');
        var server = query < 0 ? uri : uri.substring(0, query);
        return (server.endsWith("/") ? server : server + "/") + database + (query < 0 ? "" : uri.substring(query));
    }

    /** The address of Redis. Tests share it, so they keep to articles of their own or {@link #flushRedis}. */
    public static String redis() {
        return Redis.URI;
    }

    /** Loses every key, as a restarted Redis without its file would. */
    public static void flushRedis() {
        try (var client = RedisClient.create(redis())) {
            client.flushAll();
        }
    }

    /** A port nobody listens on. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MongoDb {
        static final String URI = start();

        private static String start() {
            return MongoServer.uri().orElseGet(MongoDb::embedded);
        }

        private static String embedded() {
            try {
                var directory = Files.createTempDirectory("documents");
                var store = new DocumentStore(directory.resolve("documents.mv"), 0, Durability.PROCESS, failure -> {
                    throw failure;
                });
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(store, directory)));
                return "mongodb://127.0.0.1:" + store.port();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(DocumentStore store, Path directory) {
            store.close();
            try {
                FileSystemUtils.deleteRecursively(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Redis {
        static final String URI = start();

        private static String start() {
            var given = System.getenv(REDIS_VARIABLE);
            if (given != null) {
                return given;
            }
            try {
                int port = freePort();
                var server = RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .setting("appendonly no")
                        .build();
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return "redis://127.0.0.1:" + port + "/0";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(RedisServer server) {
            try {
                server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
