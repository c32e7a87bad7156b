package org.usersay.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.usersay.gateway.error.NoRouteHandler;
import org.usersay.gateway.proxy.ServiceSettings;
import org.usersay.gateway.ratelimit.RateLimitFilter;
import org.usersay.gateway.ratelimit.UploadFilter;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.gateway.route.RouteMatchFilter;
import org.usersay.gateway.route.Routes;
import org.usersay.gateway.staticfiles.StaticFileHeaders;
import org.usersay.starter.problem.ProblemWriter;
import org.usersay.starter.web.BodyLimitFilter;

/**
 * The one filter chain, in the order of its positions: route, headers, CORS, credentials, origin check in place of CSRF tokens,
 * device cookie, authorization, rate limit, uploads, body limit. The gateway admits what has a route, and reads of files; the services
 * verify the token and decide about everything else.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int YEAR = 31_536_000;

    /** Headers are written before the response instead of while it is committed, which would wrap every response. */
    private static final ObjectPostProcessor<HeaderWriterFilter> EAGER = new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    @Bean
    SecurityFilterChain gatewayFilterChain(
            HttpSecurity http,
            Routes routes,
            SiteCors cors,
            AllowedOrigins origins,
            DeviceCookies devices,
            RateLimitFilter rateLimit,
            UploadFilter upload,
            BodyLimitFilter bodyLimit,
            StaticFileHeaders fileHeaders,
            ServiceSettings services,
            NoRouteHandler noRoute,
            ProblemWriter problems) {
        return http.addFilterBefore(new RouteMatchFilter(routes), HeaderWriterFilter.class)
                .headers(headers -> headers(headers, fileHeaders, services.isSecure()))
                .cors(configurer -> configurer.configurationSource(cors))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new CredentialsFilter(devices, services.isSecure()), CsrfFilter.class)
                .addFilterAt(new OriginCheckFilter(origins, devices, problems), CsrfFilter.class)
                .addFilterAfter(new DeviceCookieFilter(devices), CsrfFilter.class)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(RouteMatch::isPresent)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.accessDeniedHandler(noRoute))
                .addFilterAfter(rateLimit, AuthorizationFilter.class)
                .addFilterAfter(upload, RateLimitFilter.class)
                .addFilterAfter(bodyLimit, UploadFilter.class)
                .build();
    }

    private static void headers(
            HeadersConfigurer<HttpSecurity> headers, StaticFileHeaders fileHeaders, boolean secure) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .httpStrictTransportSecurity(hsts ->
                        hsts.maxAgeInSeconds(YEAR).includeSubDomains(true).requestMatcher(request -> secure))
                .addHeaderWriter(SecurityConfiguration::varyByOrigin)
                .addHeaderWriter(fileHeaders)
                .withObjectPostProcessor(EAGER);
    }

    /** Also without CORS headers, so that no cache between gives one page's permission to another. */
    private static void varyByOrigin(HttpServletRequest request, HttpServletResponse response) {
        if (RouteMatch.isPresent(request)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    /** The gateway has no users of its own, so no password is generated at start. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    /** An observation around each filter would cost more than the filter. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
