package org.usersay.subscription.webhook;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the deliveries. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    /** Meaning of the endpoints' names. */
    @Bean
    DnsResolver webhookDnsResolver() {
        return SystemDefaultDnsResolver.INSTANCE;
    }
}
