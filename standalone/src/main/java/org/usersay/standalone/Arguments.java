package org.usersay.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.standalone.service.Tuning;

/** Command line arguments of {@code ./run}. */
record Arguments(Options options, boolean help) {

    /** With less, an import may end the store. */
    private static final int LEAST_HEAP_MEGABYTES = 112;

    static final String HELP = """
            Usage: ./run [--port N] [--data DIR] [--mail-port N] [--sites FILE] [--no-demo]
                     [--durability process|machine] [--tuned-for start|throughput]
                     [--store-heap MB]

            Starts Usersay on this machine: the stores, a mail catcher and the four services.

              --port N        where readers reach it (default 8080)
              --data DIR      where everything is kept (default .usersay)
              --mail-port N   where the mails it sends are shown (default 8025, or a free port)
              --sites FILE    the publisher's sites, instead of the demo newsroom
                              (docs/configure.md has an example)
              --no-demo       without the demo newsroom; USERSAY_SITES_0_ID and so on describe the site
              --durability    what an acknowledged write survives: the death of every process
                              (process, the default) or also a power failure (machine; slower)
              --tuned-for     start (the default): it answers soon and stays small;
                              throughput: with all compilers, as in production, for load
              --store-heap MB the largest heap of the document store (default 112, three times that
                              for throughput): more of it for much data, of which a quarter is then
                              kept in memory
              --help          this text

            USERSAY_ADMIN_EMAIL and USERSAY_ADMIN_PASSWORD name the first administrator; without
            them a password is generated once and kept in the data directory.
            Ctrl-C stops everything.
            """;

    static Arguments of(List<String> words, Options defaults) {
        Deque<String> rest = new ArrayDeque<>(words);
        Options options = defaults;
        while (!rest.isEmpty()) {
            String flag = rest.removeFirst();
            options = switch (flag) {
                case "--port" -> options.withPort(port(flag, rest.pollFirst()));
                case "--data" -> options.withData(Path.of(value(flag, rest.pollFirst())));
                case "--mail-port" -> options.withMailPort(port(flag, rest.pollFirst()));
                case "--sites" -> options.withSites(readable(flag, rest.pollFirst()));
                case "--no-demo" -> options.withoutDemo();
                case "--durability" -> options.withDurability(durability(flag, rest.pollFirst()));
                case "--tuned-for" -> options.withTuning(tuning(flag, rest.pollFirst()));
                case "--store-heap" -> options.withStoreHeapMegabytes(heap(flag, rest.pollFirst()));
                case "--help", "-h" -> options;
                default -> throw new StartFailure("Unknown flag " + flag + ". ./run --help lists them.");
            };
        }
        return new Arguments(options, words.contains("--help") || words.contains("-h"));
    }

    private static String value(String flag, @Nullable String value) {
        if (value == null) {
            throw new StartFailure(flag + " needs a value. ./run --help says which.");
        }
        return value;
    }

    private static Path readable(String flag, @Nullable String value) {
        Path file = Path.of(value(flag, value));
        if (!Files.isReadable(file)) {
            throw new StartFailure(flag + " needs a file that can be read, and " + file + " cannot.");
        }
        return file;
    }

    private static int port(String flag, @Nullable String value) {
        String number = value(flag, value);
        if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > 65_535) {
            throw new StartFailure(flag + " needs a port, 1 to 65535, and not " + number);
        }
        return Integer.parseInt(number);
    }

    private static int heap(String flag, @Nullable String value) {
        String number = value(flag, value);
        if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) < LEAST_HEAP_MEGABYTES) {
            throw new StartFailure(flag + " needs megabytes, " + LEAST_HEAP_MEGABYTES + " at least, and not " + number);
        }
        return Integer.parseInt(number);
    }

    private static Durability durability(String flag, @Nullable String value) {
        return switch (value(flag, value).toLowerCase(Locale.ROOT)) {
            case "process" -> Durability.PROCESS;
            case "machine" -> Durability.MACHINE;
            default -> throw new StartFailure(flag + " is process or machine, and not " + value);
        };
    }

    private static Tuning tuning(String flag, @Nullable String value) {
        return switch (value(flag, value).toLowerCase(Locale.ROOT)) {
            case "start" -> Tuning.START;
            case "throughput" -> Tuning.THROUGHPUT;
            default -> throw new StartFailure(flag + " is start or throughput, and not " + value);
        };
    }
}
