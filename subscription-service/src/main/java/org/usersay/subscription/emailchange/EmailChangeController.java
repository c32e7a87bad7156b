package org.usersay.subscription.emailchange;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.emailchange.EmailChange.Side;
import org.usersay.subscription.recovery.OwnerCheck;
import org.usersay.subscription.requester.Requester;

/** Endpoint {@code /me/email-change}: the change of my address that waits for its confirmations. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me/email-change")
class EmailChangeController {

    private final EmailChanges emailChanges;
    private final OwnerCheck ownerCheck;

    EmailChangeController(EmailChanges emailChanges, OwnerCheck ownerCheck) {
        this.emailChanges = emailChanges;
        this.ownerCheck = ownerCheck;
    }

    @GetMapping
    @Operation(summary = "Read the change of my address that waits for confirmation")
    ResponseEntity<Answer> read(Reader reader) {
        var pending = emailChanges.pending(reader.id()).map(Pending::of).orElse(null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Answer(pending));
    }

    /** The answer does not depend on whether the address has an account. */
    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Request another address; links go to the old and the new one")
    Answer request(Reader reader, Requester requester, @Valid @RequestBody Request request) {
        ownerCheck.require(reader, request.password(), request.token());
        return new Answer(Pending.of(emailChanges.request(reader.id(), request.email(), requester)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw the change of my address")
    void withdraw(Reader reader) {
        emailChanges.withdraw(reader.id());
    }

    /** The new address, and the proof that the owner asks: one of password and token. */
    record Request(
            @NotNull EmailAddress email,
            @Nullable @Size(max = 1024) String password,
            @Nullable @Size(max = 100) String token) {

        /** Keeps the proof out of logs. */
        @Override
        public String toString() {
            return "Request[hidden]";
        }
    }

    record Answer(@Nullable Pending pending) {}

    record Pending(String email, boolean confirmedByOld, boolean confirmedByNew, Instant expiresAt) {

        static Pending of(EmailChange change) {
            return new Pending(
                    change.to().value(),
                    change.confirmedBy().contains(Side.OLD),
                    change.confirmedBy().contains(Side.NEW),
                    change.expiresAt());
        }
    }
}
