package org.usersay.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The first administrator: from the environment, or generated once and kept where only the owner may read. */
public record Administrator(String email, String password) {

    static final String EMAIL = "USERSAY_ADMIN_EMAIL";
    static final String PASSWORD = "USERSAY_ADMIN_PASSWORD";

    static final String PASSWORD_FILE = "administrator-password";

    private static final String DEFAULT_EMAIL = "admin@usersay.example";
    private static final int LENGTH = 20;

    static Administrator of(Map<String, String> environment, Path file) throws IOException {
        String email = environment.getOrDefault(EMAIL, DEFAULT_EMAIL);
        String password = environment.get(PASSWORD);
        return new Administrator(email, password == null ? GeneratedSecret.kept(file, LENGTH) : password);
    }

    /** Where the password stands, for an output that is kept. */
    static String passwordPlace(Map<String, String> environment, Path file) {
        return environment.containsKey(PASSWORD) ? "in the environment variable " + PASSWORD : "in the file " + file;
    }

    @Override
    public String toString() {
        return "Administrator[" + email + "]";
    }
}
