package org.usersay.gateway.ratelimit;

import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real Redis that keeps nothing on disk. */
final class EmbeddedRedis {

    private EmbeddedRedis() {}

    static RedisServer start() {
        try {
            var server = RedisServer.newRedisServer()
                    .port(freePort())
                    .setting("save \"\"")
                    .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
