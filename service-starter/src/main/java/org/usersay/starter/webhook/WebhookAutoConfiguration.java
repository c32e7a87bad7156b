package org.usersay.starter.webhook;

import com.mongodb.client.MongoClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.usersay.starter.site.Sites;
import tools.jackson.databind.json.JsonMapper;

/** The way of events to the queue of the web-hooks. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.usersay.starter.site.SiteAutoConfiguration"
        })
@ConditionalOnClass(MongoClient.class)
@EnableConfigurationProperties(WebhookSettings.class)
final class WebhookAutoConfiguration {

    @Bean
    WebhookQueue webhookQueue(MongoClient client, WebhookSettings settings, Clock clock) {
        return new WebhookQueue(client.getDatabase(settings.database()), clock);
    }

    @Bean
    WebhookWorker webhookWorker(WebhookSettings settings) {
        return new WebhookWorker(settings.sweep());
    }

    @Bean
    Webhooks webhooks(
            WebhookSettings settings,
            Sites sites,
            WebhookQueue queue,
            WebhookWorker worker,
            JsonMapper json,
            Clock clock) {
        return new Webhooks(settings, sites, queue, worker, json, clock);
    }
}
