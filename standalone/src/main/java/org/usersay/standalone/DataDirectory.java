package org.usersay.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directory with everything that outlives a run: held by one run at a time, and open to its owner alone. */
final class DataDirectory implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataDirectory open(Path path) throws IOException {
        Path directory = Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                .toRealPath();
        // One of an earlier version, or made by hand.
        if (!Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
        }
        Path file = directory.resolve("lock");
        FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!held(lock)) {
            lock.close();
            throw new StartFailure("Usersay is already running on " + directory + " (process "
                    + Files.readString(file, US_ASCII).trim()
                    + "). Stop it first, or give this one a directory of its own: --data DIR");
        }
        lock.truncate(0);
        lock.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(US_ASCII)));
        return new DataDirectory(directory, lock);
    }

    private static boolean held(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** The lock names no process any more, so that scripts need not guess whether it runs. */
    @Override
    public void close() throws IOException {
        if (lock.isOpen()) {
            lock.truncate(0);
            lock.close();
        }
    }
}
