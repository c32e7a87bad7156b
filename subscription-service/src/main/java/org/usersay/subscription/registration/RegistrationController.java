package org.usersay.subscription.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.subscription.requester.BrowserCookies;
import org.usersay.subscription.requester.Requester;

/** Endpoint {@code POST /accounts}. The answer does not depend on whether the address has an account. */
@RestController
@Public
class RegistrationController {

    private static final Answer ANSWER = new Answer("Look into your mail.");

    private final Registrations registrations;
    private final BrowserCookies browserCookies;

    RegistrationController(Registrations registrations, BrowserCookies browserCookies) {
        this.registrations = registrations;
        this.browserCookies = browserCookies;
    }

    @PostMapping("/api/v1/accounts")
    @Operation(summary = "Register; a mail confirms the address")
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    ResponseEntity<Answer> register(@Valid @RequestBody RegistrationForm form, Requester requester) {
        var identified = requester.identified();
        registrations.register(form, identified);
        return ResponseEntity.accepted()
                .header(HttpHeaders.SET_COOKIE, browserCookies.cookie(Objects.requireNonNull(identified.browser())))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(ANSWER);
    }

    record Answer(String message) {}
}
