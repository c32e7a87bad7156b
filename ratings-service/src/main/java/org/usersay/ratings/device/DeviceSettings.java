package org.usersay.ratings.device;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Voting without an account.
 *
 * @param key shared with the gateway, which signs devices with it; empty means that nobody votes without an account
 * @param sites where it is allowed
 * @param ripeAfter how long a new device's votes are kept out of the tally
 * @param newPerNetwork how many devices of one network may begin to vote in an hour
 * @param articles how many articles one device may rate
 * @param keysKept how many days the key that hides addresses is kept; older hashes can be compared with nothing
 */
@ConfigurationProperties("usersay.ratings.devices")
record DeviceSettings(
        @DefaultValue("") String key,
        @DefaultValue Set<String> sites,
        @DefaultValue("10m") Duration ripeAfter,
        @DefaultValue("20") int newPerNetwork,
        @DefaultValue("1000") int articles,
        @DefaultValue("7") int keysKept) {

    @Override
    public String toString() {
        return "DeviceSettings[sites=" + sites + "]";
    }
}
