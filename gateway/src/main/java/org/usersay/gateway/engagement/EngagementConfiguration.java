package org.usersay.gateway.engagement;

import java.util.function.Function;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Handler function of routes with {@code uri: engagement://…}, found by Spring Cloud Gateway by its bean name. */
@Configuration(proxyBeanMethods = false)
class EngagementConfiguration {

    @Bean
    Function<RouteProperties, HandlerFunctionDefinition> engagementHandlerFunctionDefinition(
            EngagementHandler handler) {
        return route -> new HandlerFunctionDefinition.Default("engagement", handler);
    }
}
