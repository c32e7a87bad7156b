package org.usersay.starter.access;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.usersay.starter.site.Sites;

/** Method security with the annotations of this package, wherever bearer tokens are verified. */
@AutoConfiguration(
        afterName = {
            "org.usersay.starter.identity.IdentityAutoConfiguration",
            "org.usersay.starter.site.SiteAutoConfiguration"
        })
@ConditionalOnBean(JwtDecoder.class)
@EnableMethodSecurity
@Import(AccessDeniedAdvice.class)
final class AccessAutoConfiguration {

    @Bean
    Access access(Sites sites) {
        return new Access(sites);
    }

    @Bean
    WebMvcConfigurer accessBeforeBody(ApplicationContext context) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessBeforeBody(context))
                        .addPathPatterns(AccessBeforeBody.PATHS)
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
