package org.usersay.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.usersay.standalone.mail.MailCatcher;
import org.usersay.standalone.process.Programs;
import org.usersay.standalone.service.Service;

/**
 * A running system. Programs are called {@code redis}, {@code store} and as the services' modules are.
 *
 * <p>{@link #kill} and {@link #restart} are for tests of faults: by itself nothing is ever started again.
 */
public final class Standalone implements AutoCloseable {

    private final Addresses addresses;
    private final Administrator administrator;
    private final Path logs;
    private final DataDirectory data;
    private final MailCatcher mail;
    private final Programs programs;
    private final Duration patience;

    private Standalone(
            Addresses addresses,
            Administrator administrator,
            DataDirectory data,
            MailCatcher mail,
            Programs programs,
            Duration patience) {
        this.addresses = addresses;
        this.administrator = administrator;
        this.logs = data.resolve("logs");
        this.data = data;
        this.mail = mail;
        this.programs = programs;
        this.patience = patience;
    }

    public static Standalone start(Options options) throws IOException, InterruptedException {
        return start(options, Progress.silent());
    }

    /** Trains the start-up caches where the services were built since; without them they start all the same, later. */
    public static void prepare(Options options, Progress progress) throws IOException, InterruptedException {
        AheadOfTime.prepare(options, progress);
    }

    /** Returns when everything can serve; on failure nothing is left running. */
    public static Standalone start(Options options, Progress progress) throws IOException, InterruptedException {
        return start(options, progress, false, Programs.STOP_PATIENCE);
    }

    static Standalone start(Options options, Progress progress, boolean train, Duration patience)
            throws IOException, InterruptedException {
        DataDirectory data = DataDirectory.open(options.data());
        try {
            Programs programs = new Programs(data.resolve("logs"), data.resolve("processes"), progress);
            try {
                return start(options, data, programs, train, patience);
            } catch (IOException | InterruptedException | RuntimeException failure) {
                programs.close();
                throw failure;
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            data.close();
            throw failure;
        }
    }

    private static Standalone start(
            Options options, DataDirectory data, Programs programs, boolean train, Duration patience)
            throws IOException, InterruptedException {
        Administrator administrator = Administrator.of(options.environment(), data.resolve("administrator-password"));
        Addresses addresses = new Ports(options).choose();
        MailCatcher mail = new MailCatcher(data.resolve("mail"), addresses.smtpPort(), addresses.mailPort());
        Standalone system = new Standalone(addresses, administrator, data, mail, programs, patience);
        system.startPrograms(new Layout(options, data, addresses, administrator, train));
        return system;
    }

    private void startPrograms(Layout layout) throws IOException, InterruptedException {
        try {
            programs.start(layout.stores());
            programs.start(layout.services());
            Files.write(data.resolve("addresses.json"), addresses.toJson());
        } catch (IOException | InterruptedException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    public Administrator administrator() {
        return administrator;
    }

    public Path logs() {
        return logs;
    }

    /** Process ids by program, of those that run; the launcher itself is not among them. */
    public Map<String, Long> pids() {
        return programs.pids();
    }

    public boolean isRunning(String program) {
        return programs.isRunning(program);
    }

    /** As {@code kill -9}; returns when it is gone. */
    public void kill(String program) throws InterruptedException {
        programs.kill(program);
    }

    /** As {@code kill -9} on every process at once. The data directory may then be started again. */
    public void killAll() throws IOException, InterruptedException {
        programs.killAll();
        close();
    }

    /** Starts one again and returns when it is ready; one that still runs is stopped first. */
    public void restart(String program) throws IOException, InterruptedException {
        programs.restart(program);
    }

    /** Stops the gateway first and the stores last, each given time to finish what it has begun. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<String> services = new ArrayList<>(Service.programs());
        services.remove(Service.GATEWAY.program());
        programs.stop(
                List.of(List.of(Service.GATEWAY.program()), services, List.of(Layout.STORE, Layout.REDIS)), patience);
        programs.close();
        mail.close();
        data.close();
    }
}
