package org.usersay.ratings.suspension;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The feed of reader events.
 *
 * @param subscription the subscription service
 * @param timeout for one answer
 */
@ConfigurationProperties("usersay.ratings.standing")
record SuspensionSettings(
        @DefaultValue("http://localhost:8083") URI subscription,
        @DefaultValue("2s") Duration timeout) {}
