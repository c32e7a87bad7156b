package org.usersay.starter.internalapi;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Signs and verifies with {@code usersay.service.key}. */
@AutoConfiguration(afterName = "org.usersay.starter.web.WebAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ServiceKeySettings.class)
final class ServiceAutoConfiguration {

    @Bean
    ServiceSignature serviceSignature(ServiceKeySettings settings, Clock clock) {
        return new ServiceSignature(settings, clock);
    }

    @Bean
    SignedClients signedClients(ServiceKeySettings settings, Clock clock) {
        return new SignedClients(settings, clock);
    }
}
