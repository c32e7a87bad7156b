package org.usersay.subscription.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.attemptlimit.AttemptLimiter;
import org.usersay.subscription.attemptlimit.Limit;

/**
 * Check of a signed-in reader's own password before what a stolen session must not do. Guesses are counted by session, so
 * that a thief does not lock the owner out.
 */
@Component
public class OwnPassword {

    private static final Limit GUESSES = new Limit("own-password", 10, Duration.ofMinutes(15));

    private final Accounts accounts;
    private final AttemptLimiter attemptLimiter;

    OwnPassword(Accounts accounts, AttemptLimiter attemptLimiter) {
        this.accounts = accounts;
        this.attemptLimiter = attemptLimiter;
    }

    /** Returns if it is the reader's password; 401 otherwise, and 429 after too many wrong ones. */
    public void require(Reader reader, @Nullable String password) {
        var guesser = reader.id() + " " + reader.session();
        attemptLimiter.attempt(GUESSES, guesser).ifPresent(wait -> {
            throw CommonProblem.TOO_MANY_REQUESTS
                    .refusal("Too many wrong passwords. Try again later.")
                    .retryAfter(wait);
        });
        if (!accounts.admits(accounts.require(reader.id()), password == null ? "" : password)) {
            throw SessionProblem.WRONG_CREDENTIALS.refusal("Check the current password.");
        }
        attemptLimiter.reset(GUESSES, guesser);
    }
}
