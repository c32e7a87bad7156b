package org.usersay.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** The first administrator: from the environment, or made up once and kept where only the owner may read. */
public record Administrator(String email, String password) {

    static final String EMAIL = "USERSAY_ADMIN_EMAIL";
    static final String PASSWORD = "USERSAY_ADMIN_PASSWORD";

    private static final String DEFAULT_EMAIL = "admin@usersay.example";
    /** Nothing that looks like something else. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    static Administrator of(Map<String, String> environment, Path file) throws IOException {
        String email = environment.getOrDefault(EMAIL, DEFAULT_EMAIL);
        String password = environment.get(PASSWORD);
        return new Administrator(email, password == null ? kept(file) : password);
    }

    private static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, List.of(madeUp()), UTF_8);
        }
        return Files.readString(file, UTF_8).trim();
    }

    private static String madeUp() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
        return password.toString();
    }

    @Override
    public String toString() {
        return "Administrator[" + email + "]";
    }
}
