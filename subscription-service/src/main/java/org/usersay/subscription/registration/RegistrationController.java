package org.usersay.subscription.registration;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;

/** Endpoint {@code POST /accounts}. The answer does not depend on whether the address has an account. */
@RestController
@Public
class RegistrationController {

    private static final Answer ANSWER = new Answer("Look into your mail.");

    private final Registrations registrations;

    RegistrationController(Registrations registrations) {
        this.registrations = registrations;
    }

    @PostMapping("/api/v1/accounts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer register(@Valid @RequestBody RegistrationForm form) {
        registrations.register(form);
        return ANSWER;
    }

    record Answer(String message) {}
}
