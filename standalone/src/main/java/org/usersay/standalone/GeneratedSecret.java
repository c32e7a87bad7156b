package org.usersay.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;

/** Secrets that are generated once and kept in files that only the owner may read. */
final class GeneratedSecret {

    /** Without those that are read as another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private GeneratedSecret() {}

    /** Content of the file; where there is none yet, that many letters. */
    static String kept(Path file, int length) throws IOException {
        if (!Files.exists(file)) {
            write(file, generated(length));
        }
        return Files.readString(file, UTF_8).trim();
    }

    /** Writes or replaces the file, as a whole. */
    static void write(Path file, String line) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(unfinished, List.of(line), UTF_8);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String generated(int length) {
        SecureRandom random = new SecureRandom();
        StringBuilder secret = new StringBuilder();
        random.ints(length, 0, LETTERS.length()).forEach(i -> secret.append(LETTERS.charAt(i)));
        return secret.toString();
    }
}
