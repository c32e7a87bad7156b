package org.usersay.subscription.recovery;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.session.DeviceName;
import org.usersay.subscription.session.MailedToken;
import org.usersay.subscription.session.SessionCookies;
import org.usersay.subscription.session.SessionTokens;

/** {@code /password-resets} and {@code /session/links}. */
@RestController
@Public
@RequestMapping("/api/v1")
class RecoveryController {

    private static final Answer ANSWER = new Answer("Look into your mail.");

    private final AccountRecovery accountRecovery;
    private final SessionCookies cookies;

    RecoveryController(AccountRecovery accountRecovery, SessionCookies cookies) {
        this.accountRecovery = accountRecovery;
        this.cookies = cookies;
    }

    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Request a link for a new password")
    Answer requestPasswordReset(@Valid @RequestBody Address address, Requester requester) {
        accountRecovery.mailPasswordReset(address.email(), requester);
        return ANSWER;
    }

    @PutMapping("/password-resets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Set a new password with the token of a link")
    void setPassword(@Valid @RequestBody Reset reset) {
        accountRecovery.resetPassword(
                RandomToken.parse(reset.token()).orElseThrow(AccountRecovery::invalidToken), reset.password());
    }

    @PostMapping("/session/links")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Request a link that signs in")
    Answer requestSignInLink(@Valid @RequestBody Address address, Requester requester) {
        accountRecovery.mailSignInLink(address.email(), requester);
        return ANSWER;
    }

    @PostMapping("/session/links/redemption")
    @Operation(summary = "Sign in with the token of a link")
    ResponseEntity<SessionTokens.Answer> redeem(
            @Valid @RequestBody MailedToken mailed,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
            Requester requester) {
        var signedIn = accountRecovery.signIn(
                mailed.secret().orElseThrow(AccountRecovery::invalidToken), DeviceName.of(userAgent));
        return ResponseEntity.ok().headers(cookies.set(signedIn, requester)).body(signedIn.answer());
    }

    record Address(@NotNull EmailAddress email) {}

    record Reset(@NotNull String token, @NotNull NewPassword password) {

        /** Keeps both out of logs. */
        @Override
        public String toString() {
            return "Reset[hidden]";
        }
    }

    record Answer(String message) {}
}
