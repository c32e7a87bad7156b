package org.usersay.embeddedstore.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Groups of records one after the other. Each is its length and its CRC-32C (four bytes each), then its bytes; the first
 * that is not whole ends the file, since neither it nor any later one was acknowledged.
 */
final class JournalFile implements AutoCloseable {

    /** Bytes that a group's buffer has free in front of its records. */
    static final int HEAD = 2 * Integer.BYTES;

    private final int generation;
    private final Path path;
    private final FileChannel channel;
    private volatile long length;
    private volatile boolean entered;

    private JournalFile(int generation, Path path, FileChannel channel) {
        this.generation = generation;
        this.path = path;
        this.channel = channel;
    }

    /** An empty one, in the place of what may be there. */
    static JournalFile create(Path store, int generation) {
        Path path = path(store, generation);
        try {
            return new JournalFile(
                    generation,
                    path,
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(Path store, int generation) {
        return Files.exists(path(store, generation));
    }

    private static String prefix(Path store) {
        return store.getFileName() + ".journal-";
    }

    private static Path path(Path store, int generation) {
        return store.resolveSibling(prefix(store) + generation);
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** Deletes those of every generation. */
    static void deleteAll(Path store) {
        try (var files = Files.newDirectoryStream(
                directory(store), file -> String.valueOf(file.getFileName()).startsWith(prefix(store)))) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int generation() {
        return generation;
    }

    /** In bytes. */
    long length() {
        return length;
    }

    /**
     * Returns when the operating system has the group.
     *
     * @param group {@link #HEAD} free bytes and the records, from the buffer's beginning to its limit
     */
    void append(ByteBuffer group) {
        int bytes = group.limit() - HEAD;
        group.putInt(0, bytes).putInt(Integer.BYTES, checksum(group.slice(HEAD, bytes)));
        group.position(0);
        try {
            while (group.hasRemaining()) {
                channel.write(group);
            }
            length = channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the device has what was appended before. */
    void flush() {
        try {
            channel.force(false);
            if (!entered) {
                // A file is found after a power failure only if its directory was flushed as well.
                try (var directory = FileChannel.open(directory(path), StandardOpenOption.READ)) {
                    directory.force(true);
                }
                entered = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes on the records of each whole group. */
    static void read(Path store, int generation, Consumer<ByteBuffer> group) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path(store, generation))))) {
            while (true) {
                int length = in.readInt();
                int checksum = in.readInt();
                byte[] records = length < 0 ? new byte[0] : in.readNBytes(length);
                if (length <= 0 || records.length < length || checksum(ByteBuffer.wrap(records)) != checksum) {
                    return;
                }
                group.accept(ByteBuffer.wrap(records));
            }
        } catch (EOFException end) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    /** Closes and deletes it. */
    void discard() {
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
