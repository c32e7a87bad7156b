package org.usersay.subscription.attemptlimit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many mails an hour one address may get because of others.
 *
 * @param perSource the same from one network, or from the notifications
 * @param perAddress how many mails an hour one address may get because of others, from all sources together
 */
@ConfigurationProperties("usersay.mail-limit")
record MailLimitSettings(
        @DefaultValue("10") int perSource,
        @DefaultValue("30") int perAddress) {}
