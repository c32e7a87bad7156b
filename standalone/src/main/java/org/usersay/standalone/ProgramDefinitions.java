package org.usersay.standalone;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.usersay.embeddedstore.StoreMain;
import org.usersay.standalone.process.Probe;
import org.usersay.standalone.process.Program;
import org.usersay.standalone.redis.RedisBinary;
import org.usersay.standalone.service.Service;
import org.usersay.standalone.service.ServiceArchive;

/** Which programs there are and how each is started. */
record ProgramDefinitions(
        Options options, DataDirectory data, ListenAddresses addresses, Administrator administrator, boolean train) {

    static final String REDIS = "redis";
    static final String STORE = "store";

    private static final int DEVICE_KEY_LENGTH = 43;

    List<Program> stores() throws IOException {
        return List.of(
                new Program(
                        REDIS,
                        RedisBinary.command(data.resolve("redis"), addresses.redisPort()),
                        Map.of(),
                        Probe.port(addresses.redisPort())),
                new Program(STORE, store(), Map.of("MALLOC_ARENA_MAX", "2"), Probe.port(addresses.mongodbPort())));
    }

    private List<String> store() {
        List<String> command = new ArrayList<>(List.of(ServiceArchive.java(), "-XX:+UseSerialGC"));
        command.addAll(options.tuning().options(options.storeHeapMegabytes()));
        command.addAll(List.of(
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+UseCompactObjectHeaders",
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
                options.environment());
        List<Program> programs = new ArrayList<>();
        for (Service service : Service.values()) {
            ServiceArchive serviceArchive = ServiceArchive.built(options.home(), service)
                    .orElseThrow(() -> new StartFailure(service.program() + " has not been built below "
                            + options.home() + ". Build it: mvn -DskipTests package"));
            serviceArchive.unpack();
            programs.add(new Program(
                    service.program(),
                    train ? serviceArchive.trainingCommand(options.tuning()) : serviceArchive.command(options.tuning()),
                    environment.of(service),
                    Probe.http(URI.create(addresses.management(service) + "/actuator/health/readiness"))));
        }
        return programs;
    }
}
