package org.usersay.subscription.registration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an address may be confirmed, and how much mail it may get.
 *
 * @param validFor how long the link in the mail works
 * @param mailsPerHour confirmation mails per address and hour
 */
@ConfigurationProperties("usersay.registration")
record RegistrationSettings(
        @DefaultValue("1d") Duration validFor,
        @DefaultValue("10") int mailsPerHour) {}
