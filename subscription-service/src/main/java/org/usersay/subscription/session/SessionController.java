package org.usersay.subscription.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.requester.Requester;

/** {@code /session}: signing browsers in and out. */
@RestController
@Public
@RequestMapping("/api/v1/session")
class SessionController {

    private final Sessions sessions;
    private final SessionCookies cookies;

    SessionController(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @PostMapping
    @Operation(summary = "Sign in with cookies")
    ResponseEntity<SessionTokens.Answer> signIn(
            @Valid @RequestBody Credentials credentials,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String userAgent,
            Requester requester) {
        return answer(
                sessions.signIn(credentials.email(), credentials.password(), DeviceName.of(userAgent), requester),
                requester);
    }

    /**
     * Refreshes the cookies. They are cleared where the session has ended, since they would be rejected on every
     * request.
     */
    @PostMapping("/refresh")
    @Operation(summary = "Rotate the cookies")
    ResponseEntity<SessionTokens.Answer> refresh(
            @CookieValue(name = SessionCookies.REFRESH, required = false) @Nullable String refreshToken,
            Requester requester,
            HttpServletResponse response) {
        try {
            return answer(sessions.refresh(refreshToken), requester);
        } catch (ProblemException problemException) {
            cookies.clear(requester)
                    .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            throw problemException;
        }
    }

    /** Signs out; 204 without a session too. */
    @DeleteMapping
    @Operation(summary = "Sign out")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<Void> signOut(
            Optional<Reader> reader,
            Requester requester,
            @CookieValue(name = SessionCookies.REFRESH, required = false) @Nullable String refreshToken) {
        sessions.endProven(refreshToken);
        reader.ifPresent(signedIn -> sessions.end(signedIn.session()));
        return ResponseEntity.noContent().headers(cookies.clear(requester)).build();
    }

    private ResponseEntity<SessionTokens.Answer> answer(SessionTokens sessionTokens, Requester requester) {
        return ResponseEntity.ok()
                .headers(cookies.set(sessionTokens, requester))
                .body(sessionTokens.answer());
    }
}
