package org.usersay.gateway.error;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a service is left alone for a while.
 *
 * @param window how many of the last requests are looked at
 * @param least how many of them there must be before anything is concluded
 * @param failures the share of failed ones, in percent, that opens the breaker
 * @param openFor how long nothing is sent; then a few requests try again
 * @param trials how many requests try
 */
@ConfigurationProperties("usersay.breaker")
record BreakerSettings(
        @DefaultValue("50") int window,
        @DefaultValue("10") int least,
        @DefaultValue("50") int failures,
        @DefaultValue("2s") Duration openFor,
        @DefaultValue("5") int trials) {}
