package org.usersay.subscription.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.identity.Reader;

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

    @PostMapping("/refresh")
    ResponseEntity<SignedIn.Answer> refresh(HttpServletRequest request) {
        return answer(sessions.refresh(SessionCookies.refresh(request)));
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
