package org.usersay.ratings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.usersay.starter.identity.ReadRequests;

/** Requests that need no token; all others do. Roles are declared at each mapping, see {@link org.usersay.starter.access}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
            publicRequests() {
        return requests -> requests.requestMatchers(ReadRequests.of(
                        "/api/v1/sites/{site}/articles/{article}/rating",
                        "/api/v1/sites/{site}/articles/{article}/rating.jsonld",
                        "/api/v1/sites/{site}/articles/{article}/rating/priors",
                        "/api/v1/sites/{site}/ratings",
                        "/api/v1/sites/{site}/ratings/top",
                        "/api/v1/sites/{site}/ratings/trending"))
                .permitAll()
                .requestMatchers("/api/v1/sites/{site}/articles/{article}/rating/mine")
                .permitAll();
    }
}
