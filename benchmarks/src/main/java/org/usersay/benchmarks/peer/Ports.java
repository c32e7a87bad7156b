package org.usersay.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.usersay.benchmarks.load.Target;

/** Ports of this machine. */
final class Ports {

    private Ports() {}

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns when the port is open; fails if the process ends first. */
    static void awaitOpen(Process process, Target target) throws IOException {
        while (process.isAlive()) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), target.port())) {
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("A server ended at once; see its log.");
    }
}
