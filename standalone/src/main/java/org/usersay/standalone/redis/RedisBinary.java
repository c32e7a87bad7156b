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
     * The command of a Redis on the loopback address that keeps an append-only file in the directory. Flushed each
     * second is enough: Redis holds copies only.
     */
    public static List<String> command(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        return List.of(
                executable(directory).toString(),
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
