package org.usersay.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.usersay.benchmarks.load.Target;

/** The machine's own nginx serving one file, on a free port of the loopback address and out of a temporary directory. */
public final class Nginx implements AutoCloseable {

    private static final String CONFIGURATION = """
            user USER;
            worker_processes auto;
            daemon off;
            pid DIRECTORY/nginx.pid;
            error_log DIRECTORY/error.log crit;
            events { worker_connections 2048; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 100000000;
              default_type application/json;
              client_body_temp_path DIRECTORY/body;
              proxy_temp_path DIRECTORY/proxy;
              fastcgi_temp_path DIRECTORY/fastcgi;
              uwsgi_temp_path DIRECTORY/uwsgi;
              scgi_temp_path DIRECTORY/scgi;
              server { listen 127.0.0.1:PORT backlog=1024; root DIRECTORY/files; }
            }
            """;

    private final Process process;
    private final Path directory;
    private final Target target;

    private Nginx(Process process, Path directory, Target target) {
        this.process = process;
        this.directory = directory;
        this.target = target;
    }

    /** Empty where no nginx is installed. */
    public static Optional<Nginx> start(Path directory) throws IOException {
        if (NginxProcess.program().isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(directory.resolve("files"));
        Target target = new Target(Ports.free());
        Process process = NginxProcess.start(
                directory,
                CONFIGURATION
                        .replace("USER", System.getProperty("user.name"))
                        .replace("DIRECTORY", directory.toString())
                        .replace("PORT", Integer.toString(target.port())),
                target);
        return Optional.of(new Nginx(process, directory, target));
    }

    /** Serves these bytes; the result is their path. */
    public String serve(byte[] bytes) {
        String name = "answer-" + bytes.length + "-" + System.nanoTime() + ".json";
        try {
            Files.write(directory.resolve("files").resolve(name), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return "/" + name;
    }

    public Target target() {
        return target;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
