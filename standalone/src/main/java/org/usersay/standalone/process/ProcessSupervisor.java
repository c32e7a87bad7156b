package org.usersay.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs of one data directory: started together, stopped together, none restarted unless requested. */
public final class ProcessSupervisor implements AutoCloseable {

    private static final long LOG_BYTES = 8L * 1024 * 1024;

    public static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    private final Path logs;
    private final PidFiles pidFiles;
    private final ProcessListener processListener;
    private final OrphanKiller orphanKiller;
    private final Map<String, ManagedProcess> running = new ConcurrentHashMap<>();

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
            processListener.ready(program.name());
        }
    }

    private synchronized void launch(Program program) throws IOException {
        processListener.starting(program.name());
        ManagedProcess started =
                new ManagedProcess(program, new RotatingLog(logs.resolve(program.name() + ".log"), LOG_BYTES));
        running.put(program.name(), started);
        orphanKiller.register(started.process().pid());
        pidFiles.record(program.name(), started.process().toHandle());
        Thread.ofVirtual().name("watch-" + program.name()).start(() -> watch(started));
    }

    private void watch(ManagedProcess program) {
        Process process = program.process();
        process.onExit().join();
        orphanKiller.unregister(process.pid());
        removePid(program);
        if (!program.stopping()) {
            processListener.ended(program.name(), process.exitValue(), program.log());
        }
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

    /** Kills a program as {@code kill -9} does, and returns when it has ended. */
    public void kill(String name) throws InterruptedException {
        Process process = named(name).process();
        process.destroyForcibly().waitFor();
    }

    /** Starts again one that has ended, and returns when it is ready. */
    public void restart(String name) throws IOException, InterruptedException {
        ManagedProcess before = named(name);
        if (before.process().isAlive()) {
            before.stop();
            before.awaitEnd(STOP_PATIENCE);
        }
        start(List.of(before.program()));
    }

    public boolean isRunning(String name) {
        return named(name).process().isAlive();
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

    /** Stops the programs group by group, each group in parallel; kills what has not ended in time. */
    public void stop(List<List<String>> order, Duration patience) throws InterruptedException {
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

    /** Kills every process as {@code kill -9} does, the {@link OrphanKiller} included. */
    public void killAll() throws InterruptedException {
        ProcessHandle.of(orphanKiller.pid()).ifPresent(ProcessHandle::destroyForcibly);
        running.values().forEach(program -> program.process().destroyForcibly());
        for (ManagedProcess program : running.values()) {
            program.process().waitFor();
        }
    }

    @Override
    public void close() {
        orphanKiller.close();
    }
}
