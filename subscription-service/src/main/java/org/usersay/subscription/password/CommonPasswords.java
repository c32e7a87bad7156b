package org.usersay.subscription.password;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The passwords of eight and more characters that head every published list, and their obvious repetitions. */
final class CommonPasswords {

    private static final Set<String> LIST = read();

    private CommonPasswords() {}

    static boolean contains(String password) {
        var plain = password.toLowerCase(Locale.ROOT);
        return LIST.contains(plain) || plain.chars().distinct().count() < 3;
    }

    private static Set<String> read() {
        var resource = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("/common-passwords.txt"));
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            return Set.copyOf(reader.readAllLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
