package org.usersay.starter.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Web-hooks of the sites. Not part of {@code usersay.sites}, which the gateway reads too: it needs no secret.
 *
 * @param database database of the deliveries, the same for all services
 * @param endpoints endpoints of web-hooks by site
 * @param sweep how often events are looked for that a crash left in the documents of their causes
 */
@ConfigurationProperties("usersay.webhooks")
record WebhookSettings(
        @DefaultValue("usersay_webhooks") String database,
        @DefaultValue Map<String, List<WebhookEndpoint>> endpoints,
        @DefaultValue("5s") Duration sweep) {

    WebhookSettings {
        endpoints = Map.copyOf(endpoints);
    }
}
