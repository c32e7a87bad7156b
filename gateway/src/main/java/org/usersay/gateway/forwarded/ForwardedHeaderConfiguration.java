package org.usersay.gateway.forwarded;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

/** Bound on connections, and Spring's filter of {@code server.forward-headers-strategy: framework}, one place later than Spring Boot registers it. */
@Configuration(proxyBeanMethods = false)
class ForwardedHeaderConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> connectionLimit(
            NetworkSettings settings, ProxySettings proxies) {
        var limit = new ConnectionLimit(settings, proxies);
        return factory -> factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                connector.addBean(limit);
            }
        });
    }

    @Bean
    FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaderFilter() {
        var registration = new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
