package org.usersay.subscription.registration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of registrations.
 *
 * @param validFor how long the link in the mail works
 */
@ConfigurationProperties("usersay.registration")
record RegistrationSettings(@DefaultValue("1d") Duration validFor) {}
