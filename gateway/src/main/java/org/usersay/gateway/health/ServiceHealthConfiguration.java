package org.usersay.gateway.health;

import java.net.URI;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.gateway.proxy.ServiceSettings;
import org.usersay.gateway.route.BackendService;

/** One health indicator a service, named as the members of the group {@code healthz} in {@code application.yml}. */
@Configuration(proxyBeanMethods = false)
class ServiceHealthConfiguration {

    private final ServiceSettings services;
    private final HealthSettings settings;

    ServiceHealthConfiguration(ServiceSettings services, HealthSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    @Bean
    HealthIndicator commentsHealthIndicator() {
        return of(BackendService.COMMENTS);
    }

    @Bean
    HealthIndicator ratingsHealthIndicator() {
        return of(BackendService.RATINGS);
    }

    @Bean
    HealthIndicator subscriptionHealthIndicator() {
        return of(BackendService.SUBSCRIPTION);
    }

    private HealthIndicator of(BackendService service) {
        URI readiness = services.address(service).managementUri().resolve("/actuator/health/readiness");
        return new ServiceHealthIndicator(readiness, settings);
    }
}
