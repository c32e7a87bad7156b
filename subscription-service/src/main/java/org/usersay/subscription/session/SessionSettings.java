package org.usersay.subscription.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last.
 *
 * @param access how long an access token counts; at most {@code 15m}, as long as services keep what has changed since it was
 *     issued
 * @param idle how long a session lasts that is not used
 * @param grace how long a refresh token that was just exchanged is answered again: two tabs may ask at once
 * @param sameSite of both cookies
 * @param guesses how many wrong passwords one account takes in a quarter of an hour from one network, and from each browser in
 *     which it was signed in before
 */
@ConfigurationProperties("usersay.session")
record SessionSettings(
        @DefaultValue("10m") Duration access,
        @DefaultValue("30d") Duration idle,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("Lax") String sameSite,
        @DefaultValue("10") int guesses) {

    private static final Duration MAX_ACCESS = Duration.ofMinutes(15);

    SessionSettings {
        if (access.compareTo(MAX_ACCESS) > 0) {
            throw new IllegalArgumentException("usersay.session.access may be at most " + MAX_ACCESS);
        }
    }
}
