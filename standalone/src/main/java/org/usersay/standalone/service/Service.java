package org.usersay.standalone.service;

import java.util.Arrays;
import java.util.List;

/** The services, with the ports they take where these are free. */
public enum Service {
    GATEWAY("gateway", 8080, 9080, 112),
    COMMENTS("comments-service", 8081, 9081, 128),
    RATINGS("ratings-service", 8082, 9082, 72),
    SUBSCRIPTION("subscription-service", 8083, 9083, 72);

    private final String program;
    private final int port;
    private final int managementPort;
    private final int heapMegabytes;

    Service(String program, int port, int managementPort, int heapMegabytes) {
        this.program = program;
        this.port = port;
        this.managementPort = managementPort;
        this.heapMegabytes = heapMegabytes;
    }

    /** The name of its module, its archive, its log and its process. */
    public String program() {
        return program;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    public static List<String> programs() {
        return Arrays.stream(values()).map(Service::program).toList();
    }
}
