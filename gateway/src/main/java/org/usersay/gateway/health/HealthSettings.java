package org.usersay.gateway.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How {@code GET /healthz} asks.
 *
 * @param keep how long one round of answers is given to everyone, so that nobody can multiply requests through it
 * @param timeout how long a service may take to say that it is ready
 */
@ConfigurationProperties("usersay.healthz")
record HealthSettings(
        @DefaultValue("1s") Duration keep,
        @DefaultValue("2s") Duration timeout) {}
