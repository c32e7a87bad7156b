package org.usersay.gateway.session;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rating without an account.
 *
 * @param key shared with the ratings-service, at least 32 characters; empty means that no device is ever issued
 * @param sites where it is allowed
 */
@ConfigurationProperties("usersay.device")
record DeviceSettings(
        @DefaultValue("") String key, @DefaultValue Set<String> sites) {

    private static final int SHORTEST = 32;

    DeviceSettings {
        if (!key.isEmpty() && key.length() < SHORTEST) {
            throw new IllegalArgumentException("The key for devices must have at least 32 characters");
        }
        sites = Set.copyOf(sites);
    }

    @Override
    public String toString() {
        return "DeviceSettings[sites=" + sites + "]";
    }
}
