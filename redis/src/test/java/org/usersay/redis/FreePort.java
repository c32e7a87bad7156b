package org.usersay.redis;

import java.io.IOException;
import java.net.ServerSocket;

final class FreePort {

    private FreePort() {}

    static int find() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
