package org.usersay.gateway.proxy;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.usersay.gateway.route.RouteMatch;

/** Handler function of routes with {@code uri: service://…}, found by Spring Cloud Gateway by its bean name. */
@Configuration(proxyBeanMethods = false)
class ServiceHandlerConfiguration {

    @Bean
    Function<RouteProperties, HandlerFunctionDefinition> serviceHandlerFunctionDefinition(ServiceProxy proxy) {
        HandlerFunction<ServerResponse> handler = request -> forward(proxy, request);
        return route -> new HandlerFunctionDefinition.Default("service", handler);
    }

    /** The path may have been set by a filter of the route; the body is always the client's. */
    private static ServerResponse forward(ServiceProxy proxy, ServerRequest request) throws IOException {
        var client = request.servletRequest();
        var match = Objects.requireNonNull(RouteMatch.of(client), "matched by the RouteMatchFilter");
        return new ProxyServerResponse(
                proxy.forward(client, match, request.uri().getRawPath()));
    }
}
