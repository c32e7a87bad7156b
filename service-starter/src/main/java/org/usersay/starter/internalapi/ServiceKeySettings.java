package org.usersay.starter.internalapi;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signatures of calls between services.
 *
 * @param key shared by all of them ({@code USERSAY_SERVICE_KEY}); empty closes the internal paths
 * @param window how old a signature may be
 */
@ConfigurationProperties("usersay.service")
public record ServiceKeySettings(
        @DefaultValue("") String key, @DefaultValue("5m") Duration window) {

    @Override
    public String toString() {
        return "ServiceKeySettings[hidden]";
    }
}
