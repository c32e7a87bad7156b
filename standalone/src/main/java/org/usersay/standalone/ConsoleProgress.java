package org.usersay.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.usersay.standalone.process.ProgramFailure;

/** Progress of {@code ./run} on its output. */
final class ConsoleProgress implements StartupListener {

    private final PrintStream out;
    private final long begun;
    private final boolean terminal;
    private final CompletableFuture<ProgramFailure> failed = new CompletableFuture<>();

    /** @param terminal whether a person reads the output, rather than a file or a log that keeps it */
    ConsoleProgress(PrintStream out, long begun, boolean terminal) {
        this.out = out;
        this.begun = begun;
        this.terminal = terminal;
    }

    private String elapsed() {
        return String.format(
                "%5.1f s", Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
    }

    @Override
    public void step(String what) {
        out.println(elapsed() + "  " + what);
    }

    @Override
    public void starting(String program) {
        step(program + " starts");
    }

    @Override
    public void ready(String program) {
        step(program + " is ready");
    }

    @Override
    public void crashed(String program, int exitCode, Duration pause, Path log) {
        step("%s ended by itself (code %d) and is started again in %.1f s. Its log: %s"
                .formatted(program, exitCode, pause.toMillis() / 1000.0, log));
    }

    @Override
    public void failed(ProgramFailure failure) {
        failed.complete(failure);
    }

    /** Waits until a program has failed for good. */
    ProgramFailure awaitFailure() {
        return failed.join();
    }

    /** @param passwordPlace printed in place of the password where the output is kept */
    void welcome(ListenAddresses listenAddresses, Administrator administrator, String passwordPlace, Path data) {
        out.println("""

                Usersay is ready after %s.

                  Newsroom       %s/
                  Console        %s/console/
                  Mail           %s/
                  Administrator  %s
                  Password       %s

                  Data %s, logs %s
                  Ctrl-C stops everything.
                """.formatted(
                        elapsed().trim(),
                        listenAddresses.gateway(),
                        listenAddresses.gateway(),
                        listenAddresses.mail(),
                        administrator.email(),
                        terminal ? administrator.password() : passwordPlace,
                        data,
                        data.resolve("logs")));
    }
}
