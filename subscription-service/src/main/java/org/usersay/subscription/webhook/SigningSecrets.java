package org.usersay.subscription.webhook;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.webhook.WebhookEndpoint;

/**
 * Secrets that sign deliveries to an endpoint now.
 *
 * @param version how often {@code current} was replaced
 * @param previous the secrets before that still sign, the latest first
 */
record SigningSecrets(int version, String current, List<Previous> previous) {

    /** Secrets that sign at most: a header with more would be refused by receivers that bound it. */
    private static final int MAX = 4;

    /**
     * A secret that was replaced.
     *
     * @param until when it signs no more; null for the one of the settings, which signs as long as it stands there
     */
    record Previous(String secret, @Nullable Instant until) {}

    /** The secrets of the settings. */
    static SigningSecrets configured(int version, WebhookEndpoint endpoint) {
        var previous = endpoint.previousSecret();
        return new SigningSecrets(
                version, endpoint.secret(), previous == null ? List.of() : List.of(new Previous(previous, null)));
    }

    /** One signature each, the current one first. */
    List<String> signing() {
        return Stream.concat(Stream.of(current), previous.stream().map(Previous::secret))
                .toList();
    }

    /** The same with a new current secret; what signed until now without an end signs until {@code until}. */
    SigningSecrets replacedBy(String secret, Instant until) {
        var before = Stream.concat(
                Stream.of(new Previous(current, until)),
                previous.stream()
                        .map(each -> new Previous(each.secret(), Objects.requireNonNullElse(each.until(), until))));
        return new SigningSecrets(version + 1, secret, before.limit(MAX - 1L).toList());
    }

    /** When the last of the previous secrets signs no more; null where there is none, or no end is known. */
    @Nullable
    Instant previousUntil() {
        return previous.stream().anyMatch(each -> each.until() == null)
                ? null
                : previous.stream()
                        .map(each -> Objects.requireNonNull(each.until()))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SigningSecrets[" + version + "]";
    }
}
