package org.usersay.subscription.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.ProblemException;

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
    ResponseEntity<SessionTokens.Answer> signIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        return answer(sessions.signIn(credentials.email(), credentials.password(), DeviceName.of(request)));
    }

    /**
     * Refreshes the cookies. They are cleared where the session has ended, since they would be rejected on every
     * request.
     */
    @PostMapping("/refresh")
    ResponseEntity<SessionTokens.Answer> refresh(HttpServletRequest request, HttpServletResponse response) {
        try {
            return answer(sessions.refresh(SessionCookies.refresh(request)));
        } catch (ProblemException problemException) {
            cookies.clear().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            throw problemException;
        }
    }

    /** Signs out; 204 without a session too. */
    @DeleteMapping
    ResponseEntity<Void> signOut(Optional<Reader> reader, HttpServletRequest request) {
        sessions.endProven(SessionCookies.refresh(request));
        reader.ifPresent(sessionTokens -> sessions.end(sessionTokens.session()));
        return ResponseEntity.noContent().headers(cookies.clear()).build();
    }

    private ResponseEntity<SessionTokens.Answer> answer(SessionTokens sessionTokens) {
        return ResponseEntity.ok().headers(cookies.set(sessionTokens)).body(sessionTokens.answer());
    }
}
