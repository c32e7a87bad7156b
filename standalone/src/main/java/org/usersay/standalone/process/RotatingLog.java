package org.usersay.standalone.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A program's output on disk: the file and the one before it, each of a bounded size. */
final class RotatingLog {

    private final Path file;
    private final long limit;

    RotatingLog(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    Path file() {
        return file;
    }

    /** Copies until the stream ends, which it does when the program has. */
    void copy(InputStream output) {
        byte[] buffer = new byte[8192];
        try (output) {
            int read = output.read(buffer);
            while (read >= 0) {
                append(buffer, read);
                read = output.read(buffer);
            }
        } catch (IOException ended) {
            // The pipe of a killed program may break instead of ending.
        }
    }

    private void append(byte[] bytes, int length) {
        try {
            if (Files.exists(file) && Files.size(file) + length > limit) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(bytes, 0, length);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
