package org.usersay.comments.readerevent;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Feed of reader events.
 *
 * @param service the subscription-service itself, whose feed that is
 * @param timeout for one answer of it
 */
@ConfigurationProperties("usersay.standing")
record ReaderEventSettings(
        @DefaultValue("http://localhost:8083") URI service,
        @DefaultValue("2s") Duration timeout) {}
