package org.usersay.comments.suspension;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the feed of reader events is.
 *
 * @param service the subscription-service itself, not the gateway
 * @param timeout for one answer
 */
@ConfigurationProperties("usersay.standing")
record StandingSettings(
        @DefaultValue("http://localhost:8083") URI service,
        @DefaultValue("2s") Duration timeout) {}
