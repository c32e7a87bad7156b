package org.usersay.web.newsroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Gzip forms beside the files that compress well: {@code usersay.js.gz} beside {@code usersay.js}. */
final class CompressedForms {

    private static final Set<String> TEXT =
            Set.of("html", "js", "css", "json", "map", "webmanifest", "xml", "txt", "svg");
    private static final int MIN_SIZE = 1024;

    private CompressedForms() {}

    static void writeAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (isText(file) && Files.size(file) >= MIN_SIZE) {
                    write(file);
                }
            }
        }
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static void write(Path file) throws IOException {
        try (var out = new BestGzip(file.resolveSibling(file.getFileName() + ".gz"))) {
            Files.copy(file, out);
        }
    }

    private static final class BestGzip extends GZIPOutputStream {

        private BestGzip(Path file) throws IOException {
            super(Files.newOutputStream(file));
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
