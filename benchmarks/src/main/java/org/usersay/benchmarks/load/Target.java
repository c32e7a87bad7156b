package org.usersay.benchmarks.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Destination of load: a port of this machine. There is no way to name another host. */
public record Target(int port) {

    public Target {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public String authority() {
        return "localhost:" + port;
    }
}
