package org.usersay.standalone.service;

import java.util.ArrayList;
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

    /** Name of its module, archive, log and process. */
    public String program() {
        return program;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** Options of its JVM, but for class path and archives. */
    List<String> options(Tuning tuning) {
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC"));
        options.addAll(tuning.options(heapMegabytes));
        options.addAll(List.of(
                "-Xss512k",
                // What compiling took from the C library goes back to the system.
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+UseCompactObjectHeaders",
                // Mapped where it was made for: moved elsewhere, each page of an archive becomes the process's own.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:+ExitOnOutOfMemoryError"));
        return options;
    }

    public static List<String> programs() {
        return Arrays.stream(values()).map(Service::program).toList();
    }
}
