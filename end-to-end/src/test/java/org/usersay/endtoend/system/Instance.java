package org.usersay.endtoend.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A further process of a service, with the command and the variables of the first one, at the same ports of another address of
 * this machine. Linux only.
 */
public final class Instance implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(4);

    private final List<String> command;
    private final Map<String, String> variables = new HashMap<>();
    private final Path log;
    private final HttpRequest readiness;
    private @Nullable Process process;

    /**
     * A process that is still to be started.
     *
     * @param first process of the first instance
     * @param address such as 127.0.0.2
     * @param others variables that differ from the first instance's
     */
    Instance(long first, String address, int managementPort, Map<String, String> others, Path log) {
        this.log = log;
        command = lines("/proc/" + first + "/cmdline");
        for (String variable : lines("/proc/" + first + "/environ")) {
            int equals = variable.indexOf('=');
            variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        variables.putAll(others);
        variables.put("SERVER_ADDRESS", address);
        variables.put("MANAGEMENT_SERVER_ADDRESS", address);
        readiness = HttpRequest.newBuilder(
                        URI.create("http://" + address + ":" + managementPort + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    private static List<String> lines(String file) {
        try {
            return List.of(new String(Files.readAllBytes(Path.of(file)), UTF_8).split("\0"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Process start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().clear();
            builder.environment().putAll(variables);
            Process started = builder.start();
            try {
                await(log.toString())
                        .atMost(STARTS_WITHIN)
                        .ignoreExceptions()
                        .until(() -> CLIENT.send(readiness, BodyHandlers.discarding())
                                        .statusCode()
                                == 200);
            } catch (ConditionTimeoutException notReady) {
                started.destroyForcibly();
                throw notReady;
            }
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns when it is ready. */
    public void startIfStopped() {
        if (process == null) {
            process = start();
        }
    }

    /** Stops it as a newer version would be rolled out, and returns when it is ready again. */
    public void restart() {
        close();
        startIfStopped();
    }

    /** As {@code kill -9}; returns when it has ended. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    @Override
    public void close() {
        end(Process::destroy);
    }

    private void end(Consumer<Process> signal) {
        Process running = process;
        if (running != null) {
            signal.accept(running);
            running.onExit().join();
            process = null;
        }
    }
}
