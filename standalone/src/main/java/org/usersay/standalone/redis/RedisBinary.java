package org.usersay.standalone.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** The Redis server program and how it is started here. */
public final class RedisBinary {

    private RedisBinary() {}

    /**
     * Command of a Redis on the loopback address with an append-only file in the directory, flushed each second, which is
     * enough for copies.
     *
     * @param configuration file of settings that do not belong on a command line
     */
    public static List<String> command(Path directory, Path configuration, int port) throws IOException {
        Files.createDirectories(directory);
        return List.of(
                executable(directory).toString(),
                configuration.toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "");
    }

    private static Path executable(Path directory) throws IOException {
        Path unpacked = Files.createDirectories(directory.resolve("bin"));
        return ExecutableProvider.newJarResourceProvider(unpacked.toFile())
                .get()
                .toPath()
                .toAbsolutePath();
    }
}
