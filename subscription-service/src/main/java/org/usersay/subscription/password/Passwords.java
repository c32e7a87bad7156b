package org.usersay.subscription.password;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.secret.RandomToken;

/**
 * Password hashing and comparison, a few at a time: hashing is slow on purpose, and many sign-ins must not occupy all
 * processors. A comparison without a hash costs the same.
 */
@Component
public class Passwords {

    private static final String SCHEME = "sha256-bcrypt";
    private static final int MAX_ATTEMPT_LENGTH = 1024;

    private final PasswordEncoder encoder;
    private final Semaphore turns;
    private final Duration patience;
    private final String dummyHash;

    @Autowired
    Passwords(PasswordSettings settings) {
        this(settings, new BCryptPasswordEncoder(settings.strength()));
    }

    Passwords(PasswordSettings settings, PasswordEncoder slow) {
        this.encoder = new DelegatingPasswordEncoder(SCHEME, Map.of(SCHEME, new Digested(slow)));
        this.turns = new Semaphore(settings.permits());
        this.patience = settings.patience();
        this.dummyHash = encode(RandomToken.random().value());
    }

    public String hash(NewPassword password) {
        return inTurn(() -> encode(password.value()));
    }

    /** Whether {@code attempt} is the password behind {@code hash}; never, though no sooner, where there is no hash. */
    public boolean matches(String attempt, @Nullable String hash) {
        var candidate = NewPassword.normalise(attempt.length() > MAX_ATTEMPT_LENGTH ? "" : attempt);
        return inTurn(() -> encoder.matches(candidate, hash == null ? dummyHash : hash)) && hash != null;
    }

    private String encode(String password) {
        return String.valueOf(encoder.encode(password));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private RuntimeException busy() {
        return CommonProblem.UNAVAILABLE
                .refusal("Too many sign-ins at once. Try again later.")
                .retryAfter(patience);
    }

    /** bcrypt reads 72 bytes; a digest first lets every character of a long password count. */
    private record Digested(PasswordEncoder encoder) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(RandomToken.digest(String.valueOf(password)));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return encoder.matches(RandomToken.digest(String.valueOf(password)), hash);
        }
    }
}
