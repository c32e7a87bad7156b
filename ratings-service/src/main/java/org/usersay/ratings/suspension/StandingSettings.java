package org.usersay.ratings.suspension;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the feed of reader events is.
 *
 * @param subscription the subscription service
 * @param timeout for one answer
 */
@ConfigurationProperties("usersay.ratings.standing")
record StandingSettings(
        @DefaultValue("http://localhost:8083") URI subscription,
        @DefaultValue("2s") Duration timeout) {}
