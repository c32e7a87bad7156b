package org.usersay.standalone.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one data directory: started together, stopped together, and each started again when it crashes once it was
 * ready.
 */
public final class ProcessSupervisor implements AutoCloseable {

    private static final long LOG_BYTES = 8L * 1024 * 1024;

    public static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    private final Path logs;
    private final PidFiles pidFiles;
    private final ProcessListener processListener;
    private final OrphanKiller orphanKiller;
    private final Map<String, ManagedProcess> running = new ConcurrentHashMap<>();
    private final Map<String, RestartBackOff> backOffs = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Supervisor whose directories have no running processes left from an earlier start. */
    public ProcessSupervisor(Path logs, Path pids, ProcessListener processListener)
            throws IOException, InterruptedException {
        this.logs = Files.createDirectories(logs);
        this.pidFiles = new PidFiles(pids);
        this.processListener = processListener;
        endLeftovers(pids);
        this.orphanKiller = new OrphanKiller();
    }

    /** Ends what an earlier start left running, as recorded in the directory. */
    public static void endLeftovers(Path pids) throws IOException, InterruptedException {
        new PidFiles(pids).endLeftovers();
    }

    /** Starts them side by side and returns when all are ready. */
    public void start(Collection<Program> programs) throws IOException, InterruptedException {
        for (Program program : programs) {
            launch(program);
        }
        for (Program program : programs) {
            ManagedProcess started = named(program.name());
            started.awaitReady();
            started.supervise();
            processListener.ready(program.name());
        }
    }

    private synchronized ManagedProcess launch(Program program) throws IOException {
        processListener.starting(program.name());
        ManagedProcess started =
                new ManagedProcess(program, new RotatingLog(logs.resolve(program.name() + ".log"), LOG_BYTES));
        running.put(program.name(), started);
        orphanKiller.register(started.process().pid());
        pidFiles.record(program.name(), started.process().toHandle());
        Thread.ofVirtual().name("watch-" + program.name()).start(() -> watch(started));
        return started;
    }

    private void watch(ManagedProcess program) {
        Process process = program.process();
        process.onExit().join();
        orphanKiller.unregister(process.pid());
        removePid(program);
        if (program.awaitSupervised()) {
            try {
                afterCrash(program);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (IOException failure) {
                processListener.failed(
                        new ProgramFailure(program.name() + " cannot be started again: " + failure.getMessage()));
            }
        }
    }

    private void afterCrash(ManagedProcess crashed) throws IOException, InterruptedException {
        String name = crashed.name();
        int exitCode = crashed.process().exitValue();
        Optional<Duration> pause =
                backOffs.computeIfAbsent(name, unseen -> new RestartBackOff()).afterCrash(System.nanoTime());
        if (pause.isEmpty()) {
            processListener.failed(new ProgramFailure("%s ended %d times within a minute, the last time with code %d."
                            .formatted(name, RestartBackOff.MAX_CRASHES, exitCode)
                    + " Correct what its log says, then start again. Its log: " + crashed.log() + crashed.lastLines()));
            return;
        }
        processListener.crashed(name, exitCode, pause.get(), crashed.log());
        if (!stopped.await(pause.get().toMillis(), MILLISECONDS)) {
            startAgain(crashed);
        }
    }

    private void startAgain(ManagedProcess crashed) throws IOException, InterruptedException {
        Optional<ManagedProcess> again = relaunch(crashed);
        if (again.isPresent()) {
            try {
                again.get().awaitReady();
                processListener.ready(crashed.name());
            } catch (ProgramFailure notReady) {
                // One more crash, which its own watcher handles.
                again.get().process().destroyForcibly();
            }
        }
    }

    /** Empty where it is stopped, or was started again, meanwhile. */
    private synchronized Optional<ManagedProcess> relaunch(ManagedProcess crashed) throws IOException {
        if (stopped.getCount() == 0 || crashed.released() || running.get(crashed.name()) != crashed) {
            return Optional.empty();
        }
        ManagedProcess again = launch(crashed.program());
        again.supervise();
        return Optional.of(again);
    }

    private synchronized void removePid(ManagedProcess program) {
        try {
            // It may have been started again meanwhile: the record is then of the new process.
            if (running.get(program.name()) == program) {
                pidFiles.remove(program.name());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Kills a program as {@code kill -9} does, and returns when it has ended; it stays down until a restart. */
    public void kill(String name) throws InterruptedException {
        released(name).process().destroyForcibly().waitFor();
    }

    /** Starts again one that has ended, and returns when it is ready. */
    public void restart(String name) throws IOException, InterruptedException {
        ManagedProcess before = released(name);
        if (before.process().isAlive()) {
            before.stop();
            before.awaitEnd(STOP_PATIENCE);
        }
        start(List.of(before.program()));
    }

    /** The program's process, which is not started again from now on. */
    private synchronized ManagedProcess released(String name) {
        ManagedProcess program = named(name);
        program.release();
        return program;
    }

    public boolean isRunning(String name) {
        return named(name).process().isAlive();
    }

    public boolean isReady(String name) throws InterruptedException {
        return named(name).isReady();
    }

    /** Process ids by program, of those that run. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        running.forEach((name, program) -> {
            if (program.process().isAlive()) {
                pids.put(name, program.process().pid());
            }
        });
        return pids;
    }

    private ManagedProcess named(String name) {
        @Nullable ManagedProcess program = running.get(name);
        if (program == null) {
            throw new IllegalArgumentException("No program is called " + name + "; there are " + running.keySet());
        }
        return program;
    }

    /** Stops the programs for good, group by group, each group in parallel; kills what has not ended in time. */
    public void stop(List<List<String>> order, Duration patience) throws InterruptedException {
        restartNothing();
        for (List<String> names : order) {
            List<ManagedProcess> together = names.stream()
                    .flatMap(name -> Stream.ofNullable(running.get(name)))
                    .toList();
            together.forEach(ManagedProcess::stop);
            for (ManagedProcess program : together) {
                program.awaitEnd(patience);
            }
        }
    }

    private synchronized void restartNothing() {
        stopped.countDown();
        running.values().forEach(ManagedProcess::release);
    }

    /** Kills every process as {@code kill -9} does, the {@link OrphanKiller} included. */
    public void killAll() throws InterruptedException {
        restartNothing();
        ProcessHandle.of(orphanKiller.pid()).ifPresent(ProcessHandle::destroyForcibly);
        running.values().forEach(program -> program.process().destroyForcibly());
        for (ManagedProcess program : running.values()) {
            program.process().waitFor();
        }
    }

    @Override
    public void close() {
        restartNothing();
        orphanKiller.close();
    }
}
