package org.usersay.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.usersay.benchmarks.load.Target;

/**
 * The front of {@code deploy/nginx} before the gateway, without TLS, as the nginx it is compared with, and with connections that are as
 * long as that one's.
 */
public final class Front implements AutoCloseable {

    private final Process process;
    private final Target target;

    private Front(Process process, Target target) {
        this.process = process;
        this.target = target;
    }

    /** Empty where no nginx is installed. */
    public static Optional<Front> start(Path home, Path directory, Target gateway) throws IOException {
        if (NginxProcess.program().isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(directory.resolve("cache"));
        Target target = new Target(Ports.free());
        Path configuration = home.resolve("deploy/nginx");
        Path server = Files.writeString(
                directory.resolve("usersay.conf"),
                Files.readString(configuration.resolve("usersay.conf.template"))
                        .replace("${GATEWAY}", gateway.authority().replace("localhost", "127.0.0.1"))
                        .replace("/var/cache/nginx", directory.resolve("cache").toString())
                        // The first server, of the port without TLS, only redirects.
                        .replaceFirst("(?s)server \\{\\s+listen 80;.*?\\n}\\n", "")
                        .replaceAll("(?m)^ *(listen \\[::]|ssl_).*$", "")
                        .replaceFirst("listen 443 ssl http2", "listen 127.0.0.1:" + target.port()));
        Process process = NginxProcess.start(
                directory,
                Files.readString(configuration.resolve("nginx.conf"))
                        .replace(
                                "/var/run/nginx.pid",
                                directory.resolve("nginx.pid").toString())
                        .replace("error_log stderr warn;", "daemon off; user " + System.getProperty("user.name") + ";")
                        .replace("/etc/nginx/conf.d/usersay.conf", server.toString())
                        .replace("http {", "http {\n  keepalive_requests 100000000;\n" + temporary(directory)),
                target);
        return Optional.of(new Front(process, target));
    }

    private static String temporary(Path directory) {
        return List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(kind -> "  %s_temp_path %s;\n".formatted(kind, directory.resolve("cache/" + kind)))
                .collect(Collectors.joining());
    }

    public Target target() {
        return target;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
