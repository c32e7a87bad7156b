package org.usersay.comments.notification;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where notices go.
 *
 * @param service the subscription-service itself, not the gateway
 * @param timeout for one batch
 * @param settle how long a comment may take from being foretold to being written
 */
@ConfigurationProperties("usersay.notices")
record NoticeSettings(
        @DefaultValue("http://localhost:8083") URI service,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("1m") Duration settle) {}
