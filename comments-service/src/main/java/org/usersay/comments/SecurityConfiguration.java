package org.usersay.comments;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
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
                        "/api/v1/sites/{site}/articles/{article}/comments",
                        "/api/v1/comments/{id}",
                        "/api/v1/comments/{id}/replies",
                        "/api/v1/sites/{site}/comment-count",
                        "/api/v1/sites/{site}/comment-counts",
                        "/api/v1/sites/{site}/articles/{article}/comments/stream",
                        "/api/v1/sites/{site}/articles/{article}/comments/form",
                        "/api/v1/sites/{site}/articles/{article}/comments.html",
                        "/api/v1/sites/{site}/articles/{article}/comments.atom",
                        "/api/v1/sites/{site}/comments.atom",
                        "/api/v1/sites/{site}/comments/latest",
                        "/api/v1/readers/{id}",
                        "/api/v1/readers/{id}/comments",
                        "/api/v1/readers/{id}/profile.html",
                        "/api/v1/readers/{id}/avatar.svg"))
                .permitAll()
                .requestMatchers(
                        HttpMethod.POST, "/api/v1/sites/{site}/articles/{article}/comments", "/api/v1/comment-previews")
                .permitAll();
    }
}
