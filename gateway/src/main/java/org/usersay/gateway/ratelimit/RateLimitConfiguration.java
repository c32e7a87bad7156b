package org.usersay.gateway.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.problem.ProblemWriter;
import org.usersay.starter.web.BodyLimitFilter;
import org.usersay.starter.web.WebSettings;

/** Filters that have their places in the security filter chain, and so none in the servlet container. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    @Bean
    @FilterRegistration(enabled = false)
    RateLimitFilter rateLimitFilter(
            RateLimits limits,
            RateLimitSettings settings,
            VerifiedSubject subjects,
            ProblemWriter problems,
            MeterRegistry meters) {
        return new RateLimitFilter(limits, settings, subjects, problems, meters);
    }

    @Bean
    @FilterRegistration(enabled = false)
    UploadFilter uploadFilter(VerifiedSubject subjects, ProblemWriter problems) {
        return new UploadFilter(subjects, problems);
    }

    @Bean
    @FilterRegistration(enabled = false)
    BodyLimitFilter bodyLimitFilter(RateLimitSettings settings, WebSettings web, ProblemWriter problems) {
        return new BodyLimitFilter(
                request -> settings.body(),
                settings.bodyDeadline(),
                web.minBodyRate(),
                request -> {
                    var match = RouteMatch.of(request);
                    return match == null || match.metadata().unlimitedBody();
                },
                problems);
    }
}
