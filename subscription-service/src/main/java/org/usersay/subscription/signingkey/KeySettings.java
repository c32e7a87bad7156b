package org.usersay.subscription.signingkey;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signing keys change.
 *
 * @param period how long one key signs; it stays published for one period more
 * @param ahead how long before its period a key is published, so that everybody knows it when it is first used
 */
@ConfigurationProperties("usersay.keys")
record KeySettings(
        @DefaultValue("30d") Duration period,
        @DefaultValue("1d") Duration ahead) {

    long periodAt(long epochSecond) {
        return Math.floorDiv(epochSecond, period.toSeconds());
    }
}
