package org.usersay.subscription;

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
                        "/.well-known/jwks.json",
                        "/api/v1/sites/{site}/publications",
                        "/api/v1/subscription-orders/{reference}",
                        "/api/v1/subscription-orders/{reference}/payment-code.svg",
                        "/api/v1/subscription-orders/{reference}/invoice.pdf",
                        "/api/v1/subscription-orders/{reference}/credit-notes/{number}",
                        "/api/v1/sites/{site}/newsletters",
                        "/order",
                        "/order/check",
                        "/order/placed",
                        "/mailed/{token}/link",
                        "/mailed/{token}/open.gif"))
                .permitAll()
                .requestMatchers(
                        HttpMethod.POST,
                        "/api/v1/sites/{site}/subscription-orders",
                        "/api/v1/sites/{site}/subscription-quotes",
                        "/api/v1/subscription-orders/{reference}/renewals",
                        "/api/v1/subscription-orders/{reference}/holds",
                        "/api/v1/subscription-orders/{reference}/checkouts",
                        "/api/v1/payment-notifications/{site}",
                        "/api/v1/sites/{site}/newsletters/{list}/signups",
                        "/api/v1/mail-events",
                        "/order",
                        "/order/check")
                .permitAll()
                .requestMatchers(HttpMethod.PUT, "/api/v1/sites/{site}/articles/{article}/meter")
                .permitAll()
                .requestMatchers(HttpMethod.DELETE, "/api/v1/subscription-orders/{reference}/holds/{from}")
                .permitAll()
                .requestMatchers(
                        "/api/v1/accounts",
                        "/api/v1/accounts/verification",
                        "/api/v1/session",
                        "/api/v1/session/refresh",
                        "/api/v1/session/links",
                        "/api/v1/session/links/redemption",
                        "/api/v1/tokens",
                        "/api/v1/tokens/refresh",
                        "/api/v1/password-resets",
                        "/api/v1/newsletter-confirmations",
                        "/api/v1/email-change-confirmations",
                        "/api/v1/newsletter-preferences",
                        "/api/v1/u/{token}")
                .permitAll();
    }
}
