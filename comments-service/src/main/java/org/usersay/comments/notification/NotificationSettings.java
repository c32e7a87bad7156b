package org.usersay.comments.notification;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sending of notifications.
 *
 * @param service address of the subscription-service itself, not of the gateway
 * @param timeout timeout of one batch
 * @param lookEvery how often notifications are looked for that an earlier attempt or a crash left unsent
 */
@ConfigurationProperties("usersay.notices")
record NotificationSettings(
        @DefaultValue("http://localhost:8083") URI service,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("5s") Duration lookEvery) {}
