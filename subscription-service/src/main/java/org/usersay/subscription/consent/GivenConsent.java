package org.usersay.subscription.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consent as a form sends it.
 *
 * @param to what was agreed to, for instance {@code terms} or {@code privacy}
 * @param wording the words beside the box, as they were shown
 */
public record GivenConsent(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String to,
        @NotBlank @Size(max = 1_000) String wording) {

    /** Proof of what a form brought; none where it brought none. */
    public static List<Consent> proof(@Nullable List<GivenConsent> given, Instant now) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(consent -> Consent.of(consent.to(), consent.wording(), now))
                        .toList();
    }
}
