package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.newsletter.NewsletterController.Choices;
import org.usersay.subscription.newsletter.NewsletterPreferences.Preferences;

/** Endpoints of a reader's own newsletters: those of the account's address, which is confirmed. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me/newsletter-preferences")
class MyNewsletterController {

    private final NewsletterPreferences preferences;
    private final Accounts accounts;

    MyNewsletterController(NewsletterPreferences preferences, Accounts accounts) {
        this.preferences = preferences;
        this.accounts = accounts;
    }

    @GetMapping
    @Operation(summary = "Read my newsletters of a site")
    ResponseEntity<Preferences> show(@RequestParam String site, Reader reader) {
        return answer(preferences.of(site, accounts.require(reader.id()).email()));
    }

    @PutMapping
    @Operation(summary = "Choose my newsletters of a site")
    ResponseEntity<Preferences> choose(
            @RequestParam String site,
            @Valid @RequestBody Choices choices,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
            Reader reader) {
        var account = accounts.require(reader.id());
        return answer(preferences.choose(
                site,
                account.email(),
                account.language(),
                Set.copyOf(choices.lists()),
                NewsletterController.device(agent)));
    }

    private static ResponseEntity<Preferences> answer(Preferences chosen) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(chosen);
    }
}
