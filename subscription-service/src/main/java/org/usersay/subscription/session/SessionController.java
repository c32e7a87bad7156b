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
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.Refusal;

/** {@code /session}: signing browsers in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final Sessions sessions;
    private final SessionCookies cookies;

    SessionController(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @PostMapping
    ResponseEntity<SignedIn.Answer> signIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        return answer(sessions.signIn(credentials.email(), credentials.password(), Device.of(request)));
    }

    /** A browser whose session has ended forgets it, or its cookie would go on being refused everywhere. */
    @PostMapping("/refresh")
    ResponseEntity<SignedIn.Answer> refresh(HttpServletRequest request, HttpServletResponse response) {
        try {
            return answer(sessions.refresh(SessionCookies.refresh(request)));
        } catch (Refusal refusal) {
            cookies.clear().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            throw refusal;
        }
    }

    /** Signing out always succeeds, also for who is signed out already. */
    @DeleteMapping
    ResponseEntity<Void> signOut(Optional<Reader> reader, HttpServletRequest request) {
        sessions.endProven(SessionCookies.refresh(request));
        reader.ifPresent(signedIn -> sessions.end(signedIn.session()));
        return ResponseEntity.noContent().headers(cookies.clear()).build();
    }

    private ResponseEntity<SignedIn.Answer> answer(SignedIn signedIn) {
        return ResponseEntity.ok().headers(cookies.set(signedIn)).body(signedIn.answer());
    }
}
