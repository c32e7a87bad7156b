package org.usersay.ratings.standing;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the feed of reader events is.
 *
 * @param subscription the subscription service
 * @param key shared by the services of this house; empty means that no feed is read
 * @param timeout for one answer
 */
@ConfigurationProperties("usersay.ratings.standing")
record StandingSettings(
        @DefaultValue("http://localhost:8083") URI subscription,
        @DefaultValue("") String key,
        @DefaultValue("2s") Duration timeout) {

    @Override
    public String toString() {
        return "StandingSettings[subscription=" + subscription + "]";
    }
}
