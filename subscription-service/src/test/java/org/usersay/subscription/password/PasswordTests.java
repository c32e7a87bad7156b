package org.usersay.subscription.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.starter.problem.ProblemException;

class PasswordTests {

    private final Passwords passwords = new Passwords(new PasswordSettings(4, 1, Duration.ofMillis(20)));

    @Test
    void samePasswordMatchesAndAnotherDoesNot() {
        var hash = passwords.hash(new NewPassword("a good password"));
        assertThat(hash).startsWith("{sha256-bcrypt}").doesNotContain("good");
        assertThat(passwords.matches("a good password", hash)).isTrue();
        assertThat(passwords.matches("a good passworD", hash)).isFalse();
        assertThat(passwords.matches("a good password", null)).isFalse();
    }

    @Test
    void everyCharacterOfALongPasswordCounts() {
        var hash = passwords.hash(new NewPassword("word ".repeat(20) + "1"));
        assertThat(passwords.matches("word ".repeat(20) + "2", hash)).isFalse();
    }

    @Test
    void composedAndDecomposedCharactersAreTheSame() {
        var hash = passwords.hash(new NewPassword("mật khẩu của tôi"));
        var decomposed = java.text.Normalizer.normalize("mật khẩu của tôi", java.text.Normalizer.Form.NFD);
        assertThat(passwords.matches(decomposed, hash)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "password123", "PASSWORD123", "aaaaaaaaaaaa", "abababababab", "matkhau123"})
    void passwordsAnybodyTriesFirst(String password) {
        assertThatThrownBy(() -> new NewPassword(password)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void endlessPasswordsAreRefused() {
        assertThatThrownBy(() -> new NewPassword("x1y".repeat(100_000))).isInstanceOf(InvalidValueException.class);
        assertThat(passwords.matches("x1y".repeat(100_000), null)).isFalse();
    }

    @Test
    void floodIsAnsweredWithRetryAfter() throws InterruptedException {
        var slow = new SlowEncoder();
        var crowded = new Passwords(new PasswordSettings(4, 1, Duration.ofMillis(1)), slow);
        var first = Thread.ofVirtual().start(() -> crowded.matches("somebody", null));
        slow.started.await();
        assertThatThrownBy(() -> crowded.matches("somebody else", null)).isInstanceOf(ProblemException.class);
        slow.finish.countDown();
        first.join();
        assertThat(crowded.matches("somebody else", null)).isFalse();
    }

    /** Compares until it is told to be done. */
    private static final class SlowEncoder implements PasswordEncoder {

        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch finish = new CountDownLatch(1);

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            started.countDown();
            try {
                finish.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
    }

    @Test
    void passwordsStayOutOfLogs() {
        assertThat(new NewPassword("a good password")).asString().doesNotContain("good");
    }
}
