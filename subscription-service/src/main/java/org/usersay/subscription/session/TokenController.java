package org.usersay.subscription.session;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.subscription.requester.Requester;

/** Endpoints {@code /tokens}: signing in for programs, which store their tokens themselves. */
@RestController
@Public
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final Sessions sessions;
    private final SessionSettings settings;

    TokenController(Sessions sessions, SessionSettings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    @PostMapping
    @Operation(summary = "Sign in with tokens")
    ResponseEntity<Tokens> signIn(
            @Valid @RequestBody Credentials credentials,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
            Requester requester) {
        return answer(
                sessions.signIn(credentials.email(), credentials.password(), DeviceName.of(userAgent), requester));
    }

    @PostMapping("/refresh")
    @Operation(summary = "Exchange a refresh token for the next pair")
    ResponseEntity<Tokens> refresh(@Valid @RequestBody Refresh refresh) {
        return answer(sessions.refresh(refresh.refreshToken()));
    }

    private ResponseEntity<Tokens> answer(SessionTokens sessionTokens) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Tokens(
                        sessionTokens.accessToken(),
                        sessionTokens.refreshToken(),
                        settings.access().toSeconds()));
    }

    record Refresh(@NotNull String refreshToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Refresh[hidden]";
        }
    }

    record Tokens(String accessToken, String refreshToken, long expiresIn) {

        /** Keeps the tokens out of logs. */
        @Override
        public String toString() {
            return "Tokens[hidden]";
        }
    }
}
