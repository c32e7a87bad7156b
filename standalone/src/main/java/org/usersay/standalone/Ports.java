package org.usersay.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.usersay.standalone.service.Service;

/** Chooses where everything listens: at its default where that is free, else anywhere. */
final class Ports {

    private static final int MONGODB = 27017;
    private static final int REDIS = 6379;
    private static final int SMTP = 1025;

    private final Options options;
    private final Set<Integer> chosen = new HashSet<>();

    Ports(Options options) {
        this.options = options;
    }

    ListenAddresses choose() throws IOException {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        Map<Service, Integer> management = new EnumMap<>(Service.class);
        int gateway = gateway();
        int mail = mail();
        for (Service service : Service.values()) {
            ports.put(service, service == Service.GATEWAY ? gateway : preferably(service.port()));
            management.put(service, preferably(service.managementPort()));
        }
        return new ListenAddresses(ports, management, preferably(MONGODB), preferably(REDIS), preferably(SMTP), mail);
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
        return !options.anyPorts() && !chosen.contains(port) && free(port) && chosen.add(port) ? port : any();
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

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
