package org.usersay.gateway.security;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rating without an account.
 *
 * @param key signs browsers that rate without an account ({@code USERSAY_DEVICE_KEY}), and hides addresses in Redis; 32
 *     characters at least
 * @param sites where that is allowed ({@code USERSAY_ANONYMOUS_RATING_SITES})
 */
@ConfigurationProperties("usersay.device")
record DeviceSettings(
        @DefaultValue("") String key, @DefaultValue Set<String> sites) {

    private static final int MIN_LENGTH = 32;

    DeviceSettings {
        if (!key.isEmpty() && key.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("usersay.device.key must have at least 32 characters");
        }
        sites = Set.copyOf(sites);
    }

    @Override
    public String toString() {
        return "DeviceSettings[sites=" + sites + "]";
    }
}
