package org.usersay.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.standalone.service.Service;

/**
 * Choice of the ports: the defaults where they are free, else any.
 *
 * <p>The defaults are for one run on this machine at a time: the one that holds the claim, a port which serves nothing and is
 * open as long as the run. Otherwise a second run could take the port of a service that has ended, or is about to start, and a gateway
 * would serve the data of another directory.
 */
final class Ports implements AutoCloseable {

    static final int CLAIM = 9079;

    private static final int MONGODB = 27017;
    private static final int REDIS = 6379;
    private static final int SMTP = 1025;
    private static final int DEMO = 8090;

    private final Options options;
    private final Set<Integer> chosen = new HashSet<>();
    private final @Nullable ServerSocket claim;

    Ports(Options options) {
        this.options = options;
        claim = options.anyPorts() ? null : claimed();
    }

    private static @Nullable ServerSocket claimed() {
        try {
            return new ServerSocket(CLAIM, 1, InetAddress.getLoopbackAddress());
        } catch (IOException heldByAnotherRun) {
            return null;
        }
    }

    ListenAddresses choose(StorePasswords passwords) throws IOException {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        Map<Service, Integer> management = new EnumMap<>(Service.class);
        int gateway = gateway();
        int mail = mail();
        for (Service service : Service.values()) {
            ports.put(service, service == Service.GATEWAY ? gateway : preferably(service.port()));
            management.put(service, preferably(service.managementPort()));
        }
        return new ListenAddresses(
                ports,
                management,
                preferably(MONGODB),
                preferably(REDIS),
                preferably(SMTP),
                mail,
                preferably(DEMO),
                passwords);
    }

    private int gateway() throws IOException {
        if (options.anyPorts()) {
            return any();
        }
        return demanded(options.port(), "--port");
    }

    private int mail() throws IOException {
        if (options.mailPort().isPresent()) {
            return demanded(options.mailPort().getAsInt(), "--mail-port");
        }
        return preferably(Options.DEFAULT_MAIL_PORT);
    }

    private int demanded(int port, String flag) {
        if (!free(port)) {
            throw new StartFailure("Port " + port + " is taken by another program. Choose another one: " + flag + " N");
        }
        chosen.add(port);
        return port;
    }

    private int preferably(int port) throws IOException {
        return claim != null && !chosen.contains(port) && free(port) && chosen.add(port) ? port : any();
    }

    private int any() throws IOException {
        int port;
        do {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
        } while (!chosen.add(port));
        return port;
    }

    /** Gives the claim up. */
    @Override
    public void close() throws IOException {
        if (claim != null) {
            claim.close();
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
