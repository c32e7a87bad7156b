package org.usersay.starter.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
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
import redis.clients.jedis.RedisClient;

/**
 * A stateless resource server. Who may call what is said by the controllers' arguments ({@link Reader} or
 * {@code Optional<Reader>}) and the façades' {@code require…} calls; this only establishes who asks. A token that is
 * sent but does not verify is 401 even where none is needed.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        },
        afterName = "org.usersay.redis.RedisAutoConfiguration")
@ConditionalOnClass({HttpSecurity.class, JwtDecoder.class})
@EnableConfigurationProperties(IdentitySettings.class)
@EnableScheduling
final class IdentityAutoConfiguration {

    @Bean
    SecurityFilterChain bearerOnly(
            HttpSecurity http, JwtDecoder decoder, BearerTokenResolver tokens, ProblemWriter problems) {
        var refusal = new BearerAuthenticationEntryPoint(problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                // Each answer chooses how it may be cached; the gateway sets the headers browsers need.
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.TRACE)
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt ->
                                jwt.decoder(decoder).jwtAuthenticationConverter(new ReaderAuthentication.FromToken()))
                        .bearerTokenResolver(tokens)
                        .authenticationEntryPoint(refusal)
                        .withObjectPostProcessor(failuresTo(refusal)))
                .build();
    }

    /** Without this the filter throws what it takes for a fault of the server, and the client sees no problem. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresTo(
            BearerAuthenticationEntryPoint refusal) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusal::commence);
                return filter;
            }
        };
    }

    /** An observation around each of the chain's filters would cost more than the filters; http.server.requests stays. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** As strict as ever; its header checks run over every header of every request and cost less without expressions. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderValidation::isName);
        firewall.setAllowedHeaderValues(HeaderValidation::isValue);
        return firewall;
    }

    @Bean
    RevocationCache revocationCache(RedisClient redis) {
        return new RevocationCache(redis);
    }

    @Bean
    @ConditionalOnMissingBean
    BearerTokenResolver bearerTokens() {
        return new AuthorizationHeaderTokenResolver();
    }

    /** The issuer itself and tests bring a source of their own. */
    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> publishedKeys(IdentitySettings settings) throws MalformedURLException {
        return JWKSourceBuilder.create(settings.jwksUri().toURL())
                .retrying(true)
                .outageTolerant(true)
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(
            IdentitySettings settings, JWKSource<SecurityContext> keys, RevocationCache revocationCache, Clock clock) {
        return new CachingJwtDecoder(
                AccessTokenDecoderFactory.decoder(settings, keys), revocationCache, clock, settings.cachedTokens());
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
