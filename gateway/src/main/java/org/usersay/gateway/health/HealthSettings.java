package org.usersay.gateway.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Readiness checks of the services for {@code GET /healthz}.
 *
 * @param keep how long a result is reused, so that requests to the gateway do not multiply into checks
 * @param timeout how long a service may take to answer that it is ready
 */
@ConfigurationProperties("usersay.healthz")
record HealthSettings(
        @DefaultValue("1s") Duration keep,
        @DefaultValue("2s") Duration timeout) {}
