package org.usersay.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.usersay.standalone.mail.MailCatcher;
import org.usersay.standalone.process.ProcessSupervisor;
import org.usersay.standalone.service.Service;

/**
 * A running system. Programs are called {@code redis}, {@code store} and as the services' modules are.
 *
 * <p>A program that crashes is started again. {@link #kill} and {@link #restart} are for tests of faults: what is killed by this
 * system itself stays down.
 */
public final class Standalone implements AutoCloseable {

    private final ListenAddresses listenAddresses;
    private final Administrator administrator;
    private final Path logs;
    private final DataDirectory data;
    private final Ports ports;
    private final MailCatcher mail;
    private final ProcessSupervisor processSupervisor;
    private final Duration patience;

    private Standalone(
            ListenAddresses listenAddresses,
            Administrator administrator,
            DataDirectory data,
            Ports ports,
            MailCatcher mail,
            ProcessSupervisor processSupervisor,
            Duration patience) {
        this.listenAddresses = listenAddresses;
        this.administrator = administrator;
        this.logs = data.resolve("logs");
        this.data = data;
        this.ports = ports;
        this.mail = mail;
        this.processSupervisor = processSupervisor;
        this.patience = patience;
    }

    public static Standalone start(Options options) throws IOException, InterruptedException {
        return start(options, StartupListener.silent());
    }

    /** Makes the class archive where the services were built since the last one; also beside a running system. */
    public static void prepare(Options options, StartupListener startupListener)
            throws IOException, InterruptedException {
        new ClassArchiveTrainer(options, startupListener).trainIfMissing();
    }

    /** Returns when everything can serve; on failure nothing is left running. */
    public static Standalone start(Options options, StartupListener startupListener)
            throws IOException, InterruptedException {
        return start(options, startupListener, false, ProcessSupervisor.STOP_PATIENCE);
    }

    static Standalone start(Options options, StartupListener startupListener, boolean listClasses, Duration patience)
            throws IOException, InterruptedException {
        DataDirectory data = DataDirectory.open(options.data());
        try {
            ProcessSupervisor processSupervisor =
                    new ProcessSupervisor(data.resolve("logs"), data.resolve("processes"), startupListener);
            try {
                return start(options, data, processSupervisor, listClasses, patience);
            } catch (IOException | InterruptedException | RuntimeException failure) {
                processSupervisor.close();
                throw failure;
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            data.close();
            throw failure;
        }
    }

    private static Standalone start(
            Options options,
            DataDirectory data,
            ProcessSupervisor processSupervisor,
            boolean listClasses,
            Duration patience)
            throws IOException, InterruptedException {
        Administrator administrator =
                Administrator.of(options.environment(), data.resolve(Administrator.PASSWORD_FILE));
        Ports ports = new Ports(options);
        try {
            ListenAddresses listenAddresses = ports.choose(StorePasswords.of(data));
            MailCatcher mail =
                    new MailCatcher(data.resolve("mail"), listenAddresses.smtpPort(), listenAddresses.mailPort());
            Standalone system =
                    new Standalone(listenAddresses, administrator, data, ports, mail, processSupervisor, patience);
            system.startPrograms(new ProgramDefinitions(options, data, listenAddresses, administrator, listClasses));
            return system;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            ports.close();
            throw failure;
        }
    }

    private void startPrograms(ProgramDefinitions programDefinitions) throws IOException, InterruptedException {
        try {
            processSupervisor.start(programDefinitions.stores());
            processSupervisor.start(programDefinitions.services());
            Files.write(data.resolve("addresses.json"), listenAddresses.toJson());
        } catch (IOException | InterruptedException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    public ListenAddresses addresses() {
        return listenAddresses;
    }

    public Administrator administrator() {
        return administrator;
    }

    public Path logs() {
        return logs;
    }

    /** Process ids by program, of those that run; the launcher itself is not among them. */
    public Map<String, Long> pids() {
        return processSupervisor.pids();
    }

    public boolean isRunning(String program) {
        return processSupervisor.isRunning(program);
    }

    public boolean isReady(String program) throws InterruptedException {
        return processSupervisor.isReady(program);
    }

    /** As {@code kill -9}; returns when it has ended, and keeps it down. */
    public void kill(String program) throws InterruptedException {
        processSupervisor.kill(program);
    }

    /** As {@code kill -9} on every process at once. The data directory may then be started again. */
    public void killAll() throws IOException, InterruptedException {
        processSupervisor.killAll();
        close();
    }

    /** Starts one again and returns when it is ready; one that still runs is stopped first. */
    public void restart(String program) throws IOException, InterruptedException {
        processSupervisor.restart(program);
    }

    /** Stops the gateway first and the stores last, each given time to finish what it has begun. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<String> services = new ArrayList<>(Service.programs());
        services.remove(Service.GATEWAY.program());
        processSupervisor.stop(
                List.of(
                        List.of(Service.GATEWAY.program()),
                        services,
                        List.of(ProgramDefinitions.STORE, ProgramDefinitions.REDIS)),
                patience);
        processSupervisor.close();
        mail.close();
        ports.close();
        data.close();
    }
}
