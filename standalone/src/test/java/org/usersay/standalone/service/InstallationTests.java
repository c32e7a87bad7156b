package org.usersay.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InstallationTests {

    @TempDir
    Path directory;

    @Test
    void anInterruptedCommandIsKilled() throws Exception {
        Path pid = directory.resolve("pid");
        assertThat(new ProcessBuilder("mkfifo", pid.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread training = Thread.ofPlatform().start(() -> {
            try {
                Installation.run(
                        directory.resolve("log"), List.of("/bin/sh", "-c", "echo $$ > '" + pid + "'; exec sleep 1000"));
                interrupted.complete(false);
            } catch (InterruptedException expected) {
                interrupted.complete(true);
            } catch (IOException failure) {
                interrupted.completeExceptionally(failure);
            }
        });
        long command = Long.parseLong(Files.readString(pid).trim());

        training.interrupt();

        assertThat(interrupted.get()).isTrue();
        ProcessHandle.of(command).ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(command)).isEmpty();
    }
}
