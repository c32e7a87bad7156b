package org.usersay.subscription.recovery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.secret.Secret;
import org.usersay.subscription.session.Device;
import org.usersay.subscription.session.MailedToken;
import org.usersay.subscription.session.SessionCookies;
import org.usersay.subscription.session.SignedIn;

/** {@code /password-resets} and {@code /session/links}. */
@RestController
@RequestMapping("/api/v1")
class RecoveryController {

    private static final Answer ANSWER = new Answer("Look into your mail.");

    private final Recoveries recoveries;
    private final SessionCookies cookies;

    RecoveryController(Recoveries recoveries, SessionCookies cookies) {
        this.recoveries = recoveries;
        this.cookies = cookies;
    }

    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer askForPassword(@Valid @RequestBody Address address) {
        recoveries.mailPasswordReset(address.email());
        return ANSWER;
    }

    @PutMapping("/password-resets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@Valid @RequestBody Reset reset) {
        recoveries.resetPassword(Secret.parse(reset.token()).orElseThrow(Recoveries::invalidToken), reset.password());
    }

    @PostMapping("/session/links")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer askForLink(@Valid @RequestBody Address address) {
        recoveries.mailSignInLink(address.email());
        return ANSWER;
    }

    @PostMapping("/session/links/redemption")
    ResponseEntity<SignedIn.Answer> redeem(@Valid @RequestBody MailedToken mailed, HttpServletRequest request) {
        var signedIn = recoveries.signIn(mailed.secret().orElseThrow(Recoveries::invalidToken), Device.of(request));
        return ResponseEntity.ok().headers(cookies.set(signedIn)).body(signedIn.answer());
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
