package org.usersay.benchmarks;

import static org.usersay.benchmarks.Measuring.number;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.benchmarks.peer.Nginx;
import org.usersay.benchmarks.scenario.Readers;
import org.usersay.benchmarks.scenario.Setting;
import org.usersay.benchmarks.scenario.Walk;
import org.usersay.standalone.service.Tuning;
import org.usersay.standalone.store.Durability;

/** One command, one table. */
public final class Benchmarks {

    private static final double MEBIBYTE = 1 << 20;
    private static final int READERS = 8;

    private Benchmarks() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(List.of(words));
        Path directory = Files.createTempDirectory("usersay-benchmarks");
        Optional<Nginx> nginx = Nginx.start(directory.resolve("nginx"));
        try {
            System.err.println("Training the start-up caches, where they are not");
            Setting.prepare(arguments.home(), directory.resolve("data"));
            System.err.println("Starting as ./run does");
            String start;
            try (Setting setting = Setting.start(arguments.home(), directory.resolve("tried"), Tuning.START)) {
                new Walk(setting, new Readers(setting, READERS)).prepare();
                start = size("./run", setting);
            }
            System.err.println("Starting for throughput");
            try (Setting setting = Setting.start(arguments.home(), directory.resolve("data"), Tuning.THROUGHPUT)) {
                report(setting, nginx, arguments, directory);
                System.out.println(start);
                System.out.println(size("./run --tuned-for throughput", setting));
            }
        } finally {
            nginx.ifPresent(Nginx::close);
            delete(directory);
        }
    }

    private static void report(Setting setting, Optional<Nginx> nginx, Arguments arguments, Path directory)
            throws IOException, InterruptedException {
        Report report = new Report(setting, nginx, arguments);
        try {
            measure(setting, arguments, report, directory);
        } finally {
            System.out.println(conditions(arguments, nginx.isPresent()));
            System.out.println(durable(setting.durability()));
            System.out.println(report);
        }
    }

    private static void measure(Setting setting, Arguments arguments, Report report, Path directory)
            throws IOException, InterruptedException {
        Parts.step("Preparing the newsroom");
        Readers readers = new Readers(setting, READERS);
        Walk walk = new Walk(setting, readers);
        walk.prepare();
        report.measure(walk.rows());
        Parts parts = new Parts(setting, readers, report);
        if (arguments.names("thread of")) {
            parts.threads(directory.resolve("bare"));
        }
        if (arguments.names("streams")) {
            parts.streams();
        }
        if (arguments.names("ballot")) {
            parts.ballot(arguments.plan());
        }
    }

    private static String size(String how, Setting setting) {
        return "%s: from built to serving %.1f s; memory of all processes after the load %s MiB (proportional), %s MiB (resident)."
                .formatted(
                        how,
                        setting.started().toMillis() / 1e3,
                        number(setting.proportionalBytes() / MEBIBYTE),
                        number(setting.residentBytes() / MEBIBYTE));
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

            // What a program that is just ending removes itself.
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
