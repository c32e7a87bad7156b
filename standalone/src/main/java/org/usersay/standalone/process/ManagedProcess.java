package org.usersay.standalone.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Child process whose output is copied to its log. */
final class ManagedProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long BETWEEN_PROBES_MILLIS = 100;
    private static final int QUOTED_LINES = 12;

    private final Program program;
    private final Process process;
    private final RotatingLog log;
    private final Thread logging;
    private final CompletableFuture<Boolean> supervised = new CompletableFuture<>();

    ManagedProcess(Program program, RotatingLog log) throws IOException {
        this.program = program;
        this.log = log;
        ProcessBuilder builder = new ProcessBuilder(SetsidCommand.own(program.command())).redirectErrorStream(true);
        builder.environment().putAll(program.environment());
        process = builder.start();
        process.getOutputStream().close();
        // Waiting for a pipe holds the carrier of a virtual thread; a few programs would hold them all.
        logging = Thread.ofPlatform()
                .daemon()
                .name("log-" + program.name())
                .start(() -> log.copy(process.getInputStream()));
    }

    String name() {
        return program.name();
    }

    Program program() {
        return program;
    }

    Process process() {
        return process;
    }

    Path log() {
        return log.file();
    }

    /** Whether its end is a crash; waits until that is decided. */
    boolean awaitSupervised() {
        return supervised.join();
    }

    /** From now on its end is a crash, unless it is {@linkplain #release() released} before. */
    void supervise() {
        supervised.complete(true);
    }

    boolean released() {
        return !supervised.getNow(true);
    }

    /** From now on its end is intended. */
    void release() {
        supervised.obtrudeValue(false);
    }

    /** Where another process already answers at its address, this one is about to end. */
    boolean isReady() throws InterruptedException {
        return program.probe().ready() && process.isAlive();
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (process.waitFor(BETWEEN_PROBES_MILLIS, MILLISECONDS)) {
                throw new ProgramFailure(name() + " ended with code " + process.exitValue()
                        + " before it was ready. Its log: " + log() + lastLines());
            }
            if (System.nanoTime() > end) {
                throw new ProgramFailure(name() + " was not ready after " + PATIENCE.toSeconds() + " seconds. Its log: "
                        + log() + lastLines());
            }
        }
    }

    /** The end of its log, each line indented on a line of its own. */
    String lastLines() throws InterruptedException {
        logging.join(Duration.ofSeconds(1));
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
            List<String> last = lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size());
            return "\n    " + String.join("\n    ", last);
        } catch (IOException noLog) {
            return "";
        }
    }

    /** Sends SIGTERM; {@link #awaitEnd} waits and then kills. */
    void stop() {
        release();
        process.destroy();
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience)) {
            process.destroyForcibly().waitFor();
        }
        logging.join(Duration.ofSeconds(1));
    }
}
