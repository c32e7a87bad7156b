package org.usersay.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.standalone.service.Tuning;

/**
 * Options of a start.
 *
 * @param home the project's directory, where the built services are
 * @param port the gateway's port, which must be free
 * @param anyPorts take free ports everywhere instead of the defaults
 * @param tuning what the JVMs are tuned for
 * @param storeHeapMegabytes largest heap of the document store when it is tuned for its start
 * @param sites file of the publisher's sites, in whose presence there is no demo newsroom
 * @param demo whether the demo newsroom is there
 * @param environment variables for the services, on top of what the launcher sets
 */
public record Options(
        Path home,
        Path data,
        int port,
        OptionalInt mailPort,
        boolean anyPorts,
        Durability durability,
        Tuning tuning,
        int storeHeapMegabytes,
        Optional<Path> sites,
        boolean demo,
        Map<String, String> environment) {

    static final int DEFAULT_PORT = 8080;
    static final int DEFAULT_MAIL_PORT = 8025;
    static final int STORE_HEAP_MEGABYTES = 112;

    public Options {
        environment = Map.copyOf(environment);
    }

    /** As {@code ./run} without flags. */
    public static Options defaults(Path home) {
        return new Options(
                home,
                home.resolve(".usersay"),
                DEFAULT_PORT,
                OptionalInt.empty(),
                false,
                Durability.PROCESS,
                Tuning.START,
                STORE_HEAP_MEGABYTES,
                Optional.empty(),
                true,
                Map.of());
    }

    /** For tests: beside whatever else runs on this machine. */
    public static Options onAnyPorts(Path home, Path data) {
        return new Options(
                home,
                data,
                0,
                OptionalInt.empty(),
                true,
                Durability.PROCESS,
                Tuning.START,
                STORE_HEAP_MEGABYTES,
                Optional.empty(),
                true,
                Map.of());
    }

    public Options withEnvironment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return withEnvironment(more);
    }

    public Options withEnvironment(Map<String, String> variables) {
        return new Options(
                home, data, port, mailPort, anyPorts, durability, tuning, storeHeapMegabytes, sites, demo, variables);
    }

    Options withData(Path directory) {
        return new Options(
                home,
                directory,
                port,
                mailPort,
                anyPorts,
                durability,
                tuning,
                storeHeapMegabytes,
                sites,
                demo,
                environment);
    }

    Options withPort(int number) {
        return new Options(
                home,
                data,
                number,
                mailPort,
                anyPorts,
                durability,
                tuning,
                storeHeapMegabytes,
                sites,
                demo,
                environment);
    }

    Options withMailPort(int number) {
        return new Options(
                home,
                data,
                port,
                OptionalInt.of(number),
                anyPorts,
                durability,
                tuning,
                storeHeapMegabytes,
                sites,
                demo,
                environment);
    }

    Options withDurability(Durability chosen) {
        return new Options(
                home, data, port, mailPort, anyPorts, chosen, tuning, storeHeapMegabytes, sites, demo, environment);
    }

    public Options withTuning(Tuning chosen) {
        return new Options(
                home, data, port, mailPort, anyPorts, durability, chosen, storeHeapMegabytes, sites, demo, environment);
    }

    /** With a publisher's own sites and without the demo newsroom. */
    public Options withSites(Path file) {
        return new Options(
                home,
                data,
                port,
                mailPort,
                anyPorts,
                durability,
                tuning,
                storeHeapMegabytes,
                Optional.of(file.toAbsolutePath()),
                false,
                environment);
    }

    Options withoutDemo() {
        return new Options(
                home,
                data,
                port,
                mailPort,
                anyPorts,
                durability,
                tuning,
                storeHeapMegabytes,
                sites,
                false,
                environment);
    }

    /** With another heap of the document store than the one that fits some hundred thousand comments. */
    public Options withStoreHeapMegabytes(int megabytes) {
        return new Options(
                home, data, port, mailPort, anyPorts, durability, tuning, megabytes, sites, demo, environment);
    }
}
