package org.usersay.subscription.session;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.password.NewPassword;

/** {@code /me/sessions} and {@code /me/password}: my devices, and the password that signs them in. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me")
class MySessionsController {

    private final Sessions sessions;
    private final Accounts accounts;
    private final OwnPassword ownPassword;

    MySessionsController(Sessions sessions, Accounts accounts, OwnPassword ownPassword) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.ownPassword = ownPassword;
    }

    @GetMapping("/sessions")
    @Operation(summary = "List the devices on which I am signed in")
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
    @Operation(summary = "Sign a device out")
    void end(Reader reader, @PathVariable String id) {
        sessions.endOwn(reader.id(), UuidV7.require(id));
    }

    /** Changes the password and ends every other session. Readers without a password set their first. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change my password")
    void changePassword(Reader reader, @Valid @RequestBody PasswordChange change) {
        if (accounts.require(reader.id()).passwordHash() != null) {
            ownPassword.require(reader, change.currentPassword());
        }
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
