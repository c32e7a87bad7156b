package org.usersay.subscription.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.attemptlimit.AttemptLimiter;
import org.usersay.subscription.attemptlimit.Limit;
import org.usersay.subscription.password.NewPassword;

/** {@code /me/sessions} and {@code /me/password}: my devices, and the password that signs them in. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me")
class MySessionsController {

    private static final Limit GUESSES = new Limit("own-password", 10, Duration.ofMinutes(15));

    private final Sessions sessions;
    private final Accounts accounts;
    private final AttemptLimiter attemptLimiter;

    MySessionsController(Sessions sessions, Accounts accounts, AttemptLimiter attemptLimiter) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.attemptLimiter = attemptLimiter;
    }

    @GetMapping("/sessions")
    ResponseEntity<Page<SignedInDevice>> list(
            Reader reader,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        var devices = sessions.of(reader.id()).stream()
                .map(session -> SignedInDevice.of(session, reader))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(Page.of("sessions " + reader.id(), devices, cursor, limit, SignedInDevice::id));
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Reader reader, @PathVariable String id) {
        sessions.endOwn(reader.id(), UuidV7.require(id));
    }

    /** Changes the password and ends every other session. Readers without a password set their first. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Reader reader, @Valid @RequestBody PasswordChange change) {
        var account = accounts.require(reader.id());
        attemptLimiter.attempt(GUESSES, reader.id()).ifPresent(wait -> {
            throw CommonProblem.TOO_MANY_REQUESTS
                    .refusal("Too many wrong passwords. Try again later.")
                    .retryAfter(wait);
        });
        var current = change.currentPassword() == null ? "" : change.currentPassword();
        if (account.passwordHash() != null && !accounts.admits(account, current, null)) {
            throw SessionProblem.WRONG_CREDENTIALS.refusal("Check the current password.");
        }
        attemptLimiter.reset(GUESSES, reader.id());
        accounts.changePassword(reader.id(), change.newPassword());
        sessions.endOthers(reader.id(), reader.session());
    }

    record PasswordChange(
            @Nullable @Size(max = 1024) String currentPassword,
            @NotNull NewPassword newPassword) {

        /** Keeps the passwords out of logs. */
        @Override
        public String toString() {
            return "PasswordChange[hidden]";
        }
    }

    record SignedInDevice(String id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {

        static SignedInDevice of(Session session, Reader reader) {
            return new SignedInDevice(
                    session.id(),
                    session.device(),
                    session.createdAt(),
                    session.rotatedAt(),
                    session.id().equals(reader.session()));
        }
    }
}
