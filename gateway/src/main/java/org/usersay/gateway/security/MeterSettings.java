package org.usersay.gateway.security;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sites that meter articles. On these a browser without an account is a device.
 *
 * @param sites by site, as the subscription-service has them; the same file serves both
 */
@ConfigurationProperties("usersay.meter")
record MeterSettings(@DefaultValue Map<String, Meter> sites) {

    MeterSettings {
        sites = Map.copyOf(sites);
    }

    /** What of a site's meter is told by its being there. */
    record Meter(int articlesPerMonth) {}
}
