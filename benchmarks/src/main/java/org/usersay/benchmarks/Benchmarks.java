package org.usersay.benchmarks;

import static org.usersay.benchmarks.RowRunner.number;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.benchmarks.peer.Front;
import org.usersay.benchmarks.peer.MailSink;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.scenario.ReaderJourney;
import org.usersay.benchmarks.scenario.Readers;
import org.usersay.benchmarks.scenario.Subscriptions;
import org.usersay.benchmarks.scenario.SystemUnderTest;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.standalone.service.Tuning;

/** The benchmarks: one command that prints one table. */
public final class Benchmarks {

    private static final double MEBIBYTE = 1 << 20;
    private static final int READERS = 8;
    private static final int BULK_SENDERS = 4;
    private static final int COMPARISONS = 2;

    private Benchmarks() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(List.of(words));
        Path directory = Files.createTempDirectory("usersay-benchmarks");
        Optional<Nginx> nginx = Nginx.start(directory.resolve("nginx"));
        try {
            System.err.println("Making the class archive where there is none");
            SystemUnderTest.prepare(arguments.home(), directory.resolve("data"));
            System.err.println("Starting as ./run does");
            String start;
            try (SystemUnderTest systemUnderTest = SystemUnderTest.start(
                    arguments.home(), directory.resolve("tried"), Tuning.START, arguments.storeHeapMegabytes())) {
                new ReaderJourney(systemUnderTest, new Readers(systemUnderTest, READERS)).prepare();
                start = size("./run", systemUnderTest);
            }
            System.err.println("Starting for throughput");
            try (SystemUnderTest systemUnderTest = SystemUnderTest.start(
                    arguments.home(), directory.resolve("data"), Tuning.THROUGHPUT, arguments.storeHeapMegabytes())) {
                report(systemUnderTest, nginx, arguments, directory.resolve("front"));
                System.out.println(start);
                System.out.println(size("./run --tuned-for throughput", systemUnderTest));
            }
            if (arguments.names("subscription")) {
                subscription(directory.resolve("subscription"), nginx, arguments);
            }
            if (arguments.names("campaign senders")) {
                campaignSenders(directory, arguments);
            }
        } finally {
            nginx.ifPresent(Nginx::close);
            delete(directory);
        }
    }

    /** On a system of its own, whose mails go to a sink. */
    private static void subscription(Path data, Optional<Nginx> nginx, Arguments arguments)
            throws IOException, InterruptedException {
        BenchmarkSuites.step("Starting with a sink for mails");
        try (MailSink sink = MailSink.start();
                SystemUnderTest systemUnderTest = SystemUnderTest.start(
                        arguments.home(),
                        data,
                        Tuning.THROUGHPUT,
                        arguments.storeHeapMegabytes(),
                        sink,
                        BULK_SENDERS)) {
            Report report = new Report(systemUnderTest, nginx, arguments);
            Subscriptions subscriptions = new Subscriptions(systemUnderTest, sink);
            report.measure(subscriptions.rows());
            report.say(subscriptions.export());
            BenchmarkSuites.step("Listing orders");
            subscriptions.lists().forEach(report::say);
            BenchmarkSuites.step("Sending a campaign");
            subscriptions.campaign().forEach(report::say);
            System.out.println(report);
        }
    }

    /** The same campaign by one sender and by as many as the default, in turn and each in a system of its own. */
    private static void campaignSenders(Path directory, Arguments arguments) throws IOException, InterruptedException {
        for (int turn = 0; turn < 2 * COMPARISONS; turn++) {
            int senders = turn % 2 == 0 ? 1 : BULK_SENDERS;
            Path data = directory.resolve("senders-" + turn);
            try (MailSink sink = MailSink.start();
                    SystemUnderTest systemUnderTest = SystemUnderTest.start(
                            arguments.home(), data, Tuning.START, arguments.storeHeapMegabytes(), sink, senders)) {
                System.out.printf(
                        "Campaign with %d senders: %.0f mails a second%n",
                        senders, new Subscriptions(systemUnderTest, sink).campaignRate());
            }
            delete(data);
        }
    }

    private static void report(
            SystemUnderTest systemUnderTest, Optional<Nginx> nginx, Arguments arguments, Path frontDirectory)
            throws IOException, InterruptedException {
        Report report = new Report(systemUnderTest, nginx, arguments);
        Optional<Front> front = Front.start(arguments.home(), frontDirectory, systemUnderTest.gateway());
        try {
            measure(systemUnderTest, arguments, report, front);
        } finally {
            front.ifPresent(Front::close);
            System.out.println(conditions(arguments, nginx.isPresent()));
            System.out.println(durable(systemUnderTest.durability()));
            System.out.println(report);
        }
    }

    private static void measure(
            SystemUnderTest systemUnderTest, Arguments arguments, Report report, Optional<Front> front)
            throws IOException, InterruptedException {
        BenchmarkSuites.step("Preparing the newsroom");
        Readers readers = new Readers(systemUnderTest, READERS);
        ReaderJourney readerJourney = new ReaderJourney(systemUnderTest, readers);
        readerJourney.prepare();
        report.measure(readerJourney.rows());
        front.ifPresent(served -> report.measure(List.of(readerJourney.front(served.target()))));
        BenchmarkSuites benchmarkSuites = new BenchmarkSuites(systemUnderTest, readers, report);
        if (arguments.names("thread of")) {
            benchmarkSuites.threads();
        }
        if (arguments.names("long tail")) {
            benchmarkSuites.longTail();
        }
        if (arguments.names("streams")) {
            benchmarkSuites.streams();
        }
        if (arguments.names("desk")) {
            benchmarkSuites.desk();
        }
        if (arguments.names("ballot")) {
            benchmarkSuites.ballot();
        }
    }

    private static String size(String how, SystemUnderTest systemUnderTest) {
        return "%s: from built to serving %.1f s; memory of all processes after the load %s MiB (proportional), %s MiB (resident)."
                .formatted(
                        how,
                        systemUnderTest.started().toMillis() / 1e3,
                        number(systemUnderTest.proportionalBytes() / MEBIBYTE),
                        number(systemUnderTest.residentBytes() / MEBIBYTE));
    }

    private static String conditions(Arguments arguments, boolean besideNginx) {
        return "%d processors, load and system on the same machine; %d connections, %d s after %d s of warm-up. %s%n"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        arguments.plan().connections(),
                        arguments.plan().measured().toSeconds(),
                        arguments.plan().warmUp().toSeconds(),
                        besideNginx
                                ? "nginx serves a file of the same bytes, measured by the same generator in the same run."
                                : "No nginx is installed: its columns are empty.");
    }

    private static String durable(Durability durability) {
        return "Durable means (store: %s): %s%n"
                .formatted(
                        durability,
                        switch (durability) {
                            case PROCESS ->
                                "an acknowledged write is in the file and survives kill -9 of every process; the file is flushed to the device each second.";
                            case MACHINE ->
                                "an acknowledged write has been flushed to the device and survives a power failure.";
                        });
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            // A file that an ending process has removed itself.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
