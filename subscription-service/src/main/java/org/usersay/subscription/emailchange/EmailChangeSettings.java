package org.usersay.subscription.emailchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of changes of address.
 *
 * @param validFor how long the links in both mails work
 */
@ConfigurationProperties("usersay.email-changes")
record EmailChangeSettings(@DefaultValue("1d") Duration validFor) {}
