package org.usersay.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.usersay.embeddedstore.StoreMain;
import org.usersay.standalone.process.Probe;
import org.usersay.standalone.process.Program;
import org.usersay.standalone.redis.RedisBinary;
import org.usersay.standalone.service.Installation;
import org.usersay.standalone.service.MissingServiceException;
import org.usersay.standalone.service.Service;

/** The programs and how each is started. */
record ProgramDefinitions(
        Options options,
        DataDirectory data,
        ListenAddresses addresses,
        Administrator administrator,
        boolean listClasses) {

    static final String REDIS = "redis";
    static final String STORE = "store";

    private static final int DEVICE_KEY_LENGTH = 43;

    List<Program> stores() throws IOException {
        return List.of(
                new Program(REDIS, prioritized(redis()), Map.of(), Probe.port(addresses.redisPort())),
                new Program(
                        STORE,
                        prioritized(store()),
                        Map.of(
                                "MALLOC_ARENA_MAX",
                                "2",
                                StoreMain.PASSWORD,
                                addresses.passwords().documents()),
                        Probe.port(addresses.mongodbPort())));
    }

    /** The password stands in a file: command lines are open to every local user. */
    private List<String> redis() throws IOException {
        Path configuration = data.resolve("redis.conf");
        GeneratedSecret.write(
                configuration, "requirepass " + addresses.passwords().redis());
        return RedisBinary.command(data.resolve("redis"), configuration, addresses.redisPort());
    }

    private List<String> store() {
        List<String> command = new ArrayList<>(List.of(Installation.java(), "-XX:+UseSerialGC"));
        command.addAll(options.tuning().options(options.storeHeapMegabytes()));
        command.addAll(List.of(
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:+ExitOnOutOfMemoryError",
                // Each takes 4 MB and one for each processor would be made.
                "-Dio.netty.allocator.numDirectArenas=1",
                "-Dio.netty.allocator.numHeapArenas=1",
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                StoreMain.class.getName(),
                data.resolve("documents.mv").toString(),
                String.valueOf(addresses.mongodbPort()),
                options.durability().name()));
        return command;
    }

    List<Program> services() throws IOException, InterruptedException {
        ServiceEnvironment environment = new ServiceEnvironment(
                addresses,
                administrator,
                GeneratedSecret.kept(data.resolve("device-key"), DEVICE_KEY_LENGTH),
                data.resolve("imports"),
                SiteVariables.of(options, data, addresses),
                options.environment());
        Installation installation = installation();
        List<Program> programs = new ArrayList<>();
        for (Service service : Service.values()) {
            programs.add(new Program(
                    service.program(),
                    prioritized(installation.command(service, options.tuning(), listClasses)),
                    environment.of(service),
                    Probe.http(URI.create(addresses.management(service) + "/actuator/health/readiness"))));
        }
        return programs;
    }

    /** A training leaves the processor to the system that readers use. */
    private List<String> prioritized(List<String> command) {
        return listClasses ? Program.atLowPriority(command) : command;
    }

    private Installation installation() throws IOException, InterruptedException {
        try {
            return Installation.of(options.home());
        } catch (MissingServiceException missing) {
            throw new StartFailure(String.valueOf(missing.getMessage()));
        }
    }
}
