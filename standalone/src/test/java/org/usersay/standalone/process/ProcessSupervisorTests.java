package org.usersay.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessSupervisorTests {

    @TempDir
    Path directory;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<ProgramFailure> failed = new CompletableFuture<>();
    private final BlockingQueue<String> readyAgain = new LinkedBlockingQueue<>();
    private final List<Process> strangers = new ArrayList<>();
    private ProcessSupervisor processSupervisor;

    @BeforeEach
    void create() throws Exception {
        processSupervisor = programs();
    }

    private ProcessSupervisor programs() throws Exception {
        return new ProcessSupervisor(directory.resolve("logs"), directory.resolve("pids"), new ProcessListener() {
            @Override
            public void starting(String program) {
                heard.add(program + " starts");
            }

            @Override
            public void ready(String program) {
                heard.add(program + " ready");
                readyAgain.add(program);
            }

            @Override
            public void crashed(String program, int exitCode, Duration pause, Path log) {
                heard.add(program + " crashed");
                end.complete(program + " " + exitCode + " " + log.getFileName());
            }

            @Override
            public void failed(ProgramFailure failure) {
                failed.complete(failure);
            }
        });
    }

    @AfterEach
    void clear() throws Exception {
        strangers.forEach(Process::destroyForcibly);
        processSupervisor.killAll();
        processSupervisor.close();
    }

    private Program program(String name, String script) {
        Path ready = directory.resolve(name + ".ready");
        return new Program(
                name, List.of("/bin/sh", "-c", script), Map.of("READY", ready.toString()), () -> Files.exists(ready));
    }

    private Program sleeper(String name) {
        return program(name, "echo \"$0 is up\"; touch \"$READY\"; exec sleep 1000");
    }

    private Process stranger() throws IOException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        strangers.add(process);
        return process;
    }

    @Test
    void whatAProgramCreatesIsForTheOwnerAlone() throws Exception {
        Path file = directory.resolve("created");
        Path made = directory.resolve("made");
        String script = "touch '" + file + "'; mkdir '" + made + "'; exec sleep 60";
        processSupervisor.start(List.of(
                new Program("writer", List.of("/bin/sh", "-c", script), Map.of(), () -> Files.isDirectory(made))));

        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(Files.getPosixFilePermissions(made)).hasSize(3);
    }

    @Test
    void startsWaitsUntilReadyAndStopsAll() throws Exception {
        processSupervisor.start(List.of(sleeper("one"), sleeper("two")));

        assertThat(heard).contains("one starts", "two starts", "one ready", "two ready");
        assertThat(processSupervisor.isRunning("one") && processSupervisor.isRunning("two"))
                .isTrue();

        processSupervisor.stop(List.of(List.of("two"), List.of("one")), ProcessSupervisor.STOP_PATIENCE);

        assertThat(processSupervisor.pids()).isEmpty();
        assertThat(end).isNotDone();
        assertThat(directory.resolve("logs/one.log")).content().contains("is up");
    }

    @Test
    void aProgramThatEndsBeforeItIsReadyIsNamedWithItsLog() {
        assertThatExceptionOfType(ProgramFailure.class)
                .isThrownBy(() -> processSupervisor.start(List.of(program("broken", "echo no disk left; exit 3"))))
                .withMessageContainingAll("broken ended with code 3", "broken.log", "no disk left");
    }

    private void crash(String name) {
        ProcessHandle.of(processSupervisor.pids().getOrDefault(name, -1L))
                .orElseThrow()
                .destroyForcibly();
    }

    @Test
    void aProgramThatCrashesIsReportedAndStartedAgain() throws Exception {
        processSupervisor.start(List.of(sleeper("one"), sleeper("two")));
        Map<String, Long> before = processSupervisor.pids();
        readyAgain.clear();

        crash("one");

        assertThat(readyAgain.take()).isEqualTo("one");
        assertThat(end).isCompletedWithValue("one 137 one.log");
        assertThat(processSupervisor.pids().get("one")).isNotNull().isNotEqualTo(before.get("one"));
        assertThat(processSupervisor.pids()).containsEntry("two", before.get("two"));
        assertThat(heard).doesNotContain("two crashed");
    }

    @Test
    void theFifthCrashWithinAMinuteIsTheLastAndQuotesTheLog() throws Exception {
        Path go = directory.resolve("go");
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        processSupervisor.start(List.of(
                program(
                        "broken",
                        "touch \"$READY\"; echo disk is full; until [ -e '%s' ]; do read -r _ < '%s'; done; exit 7"
                                .formatted(go, pipe)),
                sleeper("other")));

        Files.createFile(go);
        Files.write(pipe, new byte[] {'\n'});

        assertThat(failed.get())
                .hasMessageContainingAll("broken ended 5 times", "code 7", "broken.log", "\n    disk is full");
        assertThat(Collections.frequency(heard, "broken starts")).isEqualTo(5);
        assertThat(processSupervisor.isRunning("broken")).isFalse();
    }

    @Test
    void whatIsKilledOnPurposeOrStoppedIsNotStartedAgain() throws Exception {
        processSupervisor.start(List.of(sleeper("one"), sleeper("two")));

        processSupervisor.kill("one");
        processSupervisor.stop(List.of(List.of("two")), ProcessSupervisor.STOP_PATIENCE);
        processSupervisor.close();

        assertThat(processSupervisor.pids()).isEmpty();
        assertThat(end).isNotDone();
        assertThat(heard).containsOnlyOnce("one starts", "two starts");
    }

    @Test
    void aPausedRestartEndsWithTheSystem() throws Exception {
        processSupervisor.start(List.of(sleeper("one")));
        crash("one");
        end.join();

        processSupervisor.killAll();

        assertThat(processSupervisor.pids()).isEmpty();
    }

    @Test
    void aDeadProgramCanBeStartedAgain() throws Exception {
        processSupervisor.start(List.of(sleeper("one")));
        Long before = processSupervisor.pids().get("one");
        processSupervisor.kill("one");

        processSupervisor.restart("one");

        assertThat(processSupervisor.pids().get("one")).isNotEqualTo(before);
    }

    @Test
    void theNextStartEndsWhatAnEarlierOneLeft() throws Exception {
        Process left = stranger();
        new PidFiles(directory.resolve("pids")).record("left", left.toHandle());

        try (ProcessSupervisor next = programs()) {
            assertThat(next.pids()).isEmpty();
        }

        assertThat(left.isAlive()).isFalse();
        assertThat(directory.resolve("pids")).isEmptyDirectory();
    }

    @Test
    void anotherProcessThatGotTheSameIdIsSpared() throws Exception {
        Process other = stranger();
        Files.writeString(
                directory.resolve("pids/left"),
                other.pid() + " " + Instant.now().minusSeconds(3_600).toEpochMilli());

        try (ProcessSupervisor next = programs()) {
            assertThat(next.pids()).isEmpty();
        }

        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void theGuardEndsTheChildrenOfALauncherThatDied() throws Exception {
        Process child = stranger();
        Process endedBefore = stranger();
        OrphanKiller orphanKiller = new OrphanKiller();
        orphanKiller.register(endedBefore.pid());
        orphanKiller.register(child.pid());
        orphanKiller.unregister(endedBefore.pid());

        // What the end of the launcher does to the pipe.
        orphanKiller.close();

        child.onExit().join();
        ProcessHandle.of(orphanKiller.pid()).ifPresent(shell -> shell.onExit().join());
        assertThat(endedBefore.isAlive()).isTrue();
    }

    @Test
    void aLogIsRenamedWhenItGrowsTooLarge() throws IOException {
        Path file = directory.resolve("some.log");
        RotatingLog log = new RotatingLog(file, 10_000);

        log.copy(new ByteArrayInputStream(new byte[100_000]));

        assertThat(Files.size(file)).isBetween(1L, 10_000L);
        assertThat(Files.size(directory.resolve("some.log.1"))).isBetween(1L, 10_000L);
    }
}
