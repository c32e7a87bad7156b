package org.usersay.starter.internalapi;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.usersay.starter.problem.ProblemWriter;

/** Signing and verification of calls between services with {@code usersay.service.key}. */
@AutoConfiguration(
        afterName = {
            "org.usersay.starter.web.WebAutoConfiguration",
            "org.usersay.starter.identity.IdentityAutoConfiguration",
            "io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration",
            "io.github.resilience4j.springboot.retry.autoconfigure.RetryAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ServiceKeySettings.class)
final class ServiceAutoConfiguration {

    @Bean
    ServiceSignature serviceSignature(ServiceKeySettings settings, Clock clock) {
        return new ServiceSignature(settings, clock);
    }

    @Bean
    SignedClients signedClients(
            ServiceKeySettings settings,
            Clock clock,
            CircuitBreakerRegistry circuitBreakers,
            RetryRegistry retries,
            MeterRegistry meters,
            ObservationRegistry observations) {
        return new SignedClients(settings, clock, circuitBreakers, retries, meters, observations);
    }

    /** Only where bearer tokens are verified, so not in the gateway. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HttpSecurity.class, JwtDecoder.class})
    @ConditionalOnBean(JwtDecoder.class)
    static class SignedRequests {

        @Bean
        Customizer<HttpSecurity> serviceSignatureFilter(ServiceSignature signature, ProblemWriter problems) {
            return http -> http.addFilterBefore(
                    new ServiceSignatureFilter(signature, problems), BearerTokenAuthenticationFilter.class);
        }
    }
}
