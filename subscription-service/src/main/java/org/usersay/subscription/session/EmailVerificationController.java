package org.usersay.subscription.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.subscription.password.NewPassword;
import org.usersay.subscription.registration.Registrations;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;

/**
 * Endpoint of the verification link: opens the account and signs in. Part of this package, since {@code registration}
 * does not use sessions.
 */
@RestController
@Public
class EmailVerificationController {

    private final Registrations registrations;
    private final Sessions sessions;
    private final SessionCookies cookies;

    EmailVerificationController(Registrations registrations, Sessions sessions, SessionCookies cookies) {
        this.registrations = registrations;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @PostMapping("/api/v1/accounts/verification")
    @Operation(summary = "Confirm an address and sign in")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> verify(
            @Valid @RequestBody Verification mailed,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
            Requester requester) {
        var account = RandomToken.parse(mailed.token())
                .flatMap(token -> registrations.redeem(token, mailed.password(), requester))
                .orElseThrow(() -> SessionProblem.INVALID_TOKEN.refusal(
                        "Register again, or sign in if the address is confirmed already."));
        var signedIn = sessions.open(account, DeviceName.of(userAgent));
        return ResponseEntity.noContent()
                .headers(cookies.set(signedIn, requester))
                .build();
    }

    /**
     * The token of a mailed link.
     *
     * @param password the owner's password; null for the one of the registration, which needs the browser that registered
     */
    record Verification(@NotNull String token, @Nullable NewPassword password) {

        /** Keeps both out of logs. */
        @Override
        public String toString() {
            return "Verification[hidden]";
        }
    }
}
