package org.usersay.starter.identity;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Stateless resource server that denies by default: a request needs a verified token unless a service lists it as public
 * (see {@link org.usersay.starter.access}). An invalid token is 401 on public requests too. The actuator's endpoints, on the
 * management port, are open to the network that reaches that port.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        },
        after = TokenAutoConfiguration.class)
@ConditionalOnClass(OAuth2ResourceServerAutoConfiguration.class)
final class IdentityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain bearerTokenChain(
            HttpSecurity http, JwtDecoder decoder, BearerTokenResolver tokens, ProblemWriter problems) {
        var entryPoint = new BearerAuthenticationEntryPoint(problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                // Each answer chooses how it may be cached; the gateway sets the headers browsers need.
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.toAnyEndpoint())
                        .permitAll()
                        .requestMatchers(ReadRequests.of("/api/v1/openapi/*"))
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt ->
                                jwt.decoder(decoder).jwtAuthenticationConverter(new ReaderAuthentication.FromToken()))
                        .bearerTokenResolver(tokens)
                        .authenticationEntryPoint(entryPoint)
                        .withObjectPostProcessor(failuresTo(entryPoint)))
                .build();
    }

    /** Sends failures that the filter takes for server faults to the entry point too, instead of throwing them. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresTo(
            BearerAuthenticationEntryPoint entryPoint) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(entryPoint::commence);
                return filter;
            }
        };
    }

    /** No observation around each filter and authorization: it costs more than these do; http.server.requests stays. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** The strict firewall, with header checks that cost less than its regular expressions. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderValidation::isName);
        firewall.setAllowedHeaderValues(HeaderValidation::isValue);
        return firewall;
    }

    @Bean
    @ConditionalOnMissingBean
    BearerTokenResolver bearerTokens() {
        return new AuthorizationHeaderTokenResolver();
    }

    @Bean
    WebMvcConfigurer readerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ReaderArgumentResolver());
            }
        };
    }
}
