package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.cursor.Page;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.NewsletterPreferences.Preferences;
import org.usersay.subscription.newsletter.NewsletterSettings.Newsletter;
import org.usersay.subscription.proofofwork.Challenge;
import org.usersay.subscription.proofofwork.Solution;
import org.usersay.subscription.requester.Requester;

/** Endpoints of newsletters: sign-up, confirmation, preferences. */
@RestController
@Public
@RequestMapping("/api/v1")
class NewsletterController {

    private static final int MAX_DEVICE_LENGTH = 160;

    private final Newsletters newsletters;
    private final NewsletterPreferences preferences;

    NewsletterController(Newsletters newsletters, NewsletterPreferences preferences) {
        this.newsletters = newsletters;
        this.preferences = preferences;
    }

    @GetMapping("/sites/{site}/newsletters")
    @Operation(summary = "List the newsletters of a site")
    Page<Newsletter> list(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        return Page.of("newsletters " + site, newsletters.of(site), cursor, limit, Newsletter::id);
    }

    @PostMapping("/sites/{site}/newsletters/{list}/signups")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sign up for a newsletter; a mail confirms the address")
    Answer signUp(
            @PathVariable String site,
            @PathVariable String list,
            @Valid @RequestBody SignUp form,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
            Requester requester) {
        return newsletters
                .signUp(site, list, form, device(agent), requester)
                .map(challenge -> new Answer("Send it again with the proof of work.", challenge))
                .orElseGet(() -> new Answer("Look into your mail.", null));
    }

    @PostMapping("/newsletter-confirmations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm a sign-up")
    void confirm(
            @Valid @RequestBody Confirmation confirmation,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent) {
        newsletters.confirm(newsletters.secretOf(confirmation.token()), device(agent));
    }

    @GetMapping("/newsletter-preferences")
    @Operation(summary = "Read the newsletters of an address")
    ResponseEntity<Preferences> show(@RequestParam String token) {
        return answer(preferences.of(preferences.subscription(token)));
    }

    @PutMapping("/newsletter-preferences")
    @Operation(summary = "Choose the newsletters of an address")
    ResponseEntity<Preferences> choose(
            @RequestParam String token,
            @Valid @RequestBody Choices choices,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent) {
        return answer(preferences.choose(preferences.subscription(token), Set.copyOf(choices.lists()), device(agent)));
    }

    private static ResponseEntity<Preferences> answer(Preferences chosen) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(chosen);
    }

    static String device(@Nullable String agent) {
        var visible = agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "");
        return visible.substring(0, Math.min(visible.length(), MAX_DEVICE_LENGTH));
    }

    /**
     * The sign-up form.
     *
     * @param proof solution of the challenge that an earlier answer asked for
     */
    record SignUp(
            @NotNull EmailAddress email,
            @Nullable Language locale,
            @Nullable @Valid Solution proof) {}

    record Confirmation(@NotNull String token) {}

    /** @param lists ids of those to receive; one that stands there twice counts once */
    record Choices(@NotNull @Size(max = 100) List<@NotNull String> lists) {}

    /**
     * The same whether or not the address is subscribed.
     *
     * @param challenge what the sign-up has to be sent again with; null where a mail is on its way
     */
    record Answer(String message, @Nullable Challenge challenge) {}
}
