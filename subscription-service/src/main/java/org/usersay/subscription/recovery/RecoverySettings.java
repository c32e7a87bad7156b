package org.usersay.subscription.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the mailed ways back in are open.
 *
 * @param password for a new password
 * @param link for a sign-in link
 */
@ConfigurationProperties("usersay.recovery")
record RecoverySettings(
        @DefaultValue("1h") Duration password,
        @DefaultValue("10m") Duration link) {}
