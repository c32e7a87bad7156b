package org.usersay.gateway.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A service of which a test writes every byte. A connection ends with its conversation, or when the gateway leaves. */
final class RawService {

    /** What the service says on one connection. */
    @FunctionalInterface
    interface Conversation {
        void hold(Socket gateway) throws IOException;
    }

    private RawService() {}

    static ServerSocket start(Conversation conversation) {
        try {
            var service = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(service, conversation));
            return service;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void accept(ServerSocket service, Conversation conversation) {
        try {
            while (true) {
                var gateway = service.accept();
                Thread.ofVirtual().start(() -> hold(gateway, conversation));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void hold(Socket gateway, Conversation conversation) {
        try (gateway) {
            conversation.hold(gateway);
        } catch (IOException left) {
            return;
        }
    }
}
