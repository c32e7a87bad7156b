package org.usersay.gateway.route;

import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** One route a service; {@link Destinations} knows whose a path is. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouterFunction<ServerResponse> comments(ServiceExchange exchange) {
        return route(Service.COMMENTS, exchange);
    }

    @Bean
    RouterFunction<ServerResponse> ratings(ServiceExchange exchange) {
        return route(Service.RATINGS, exchange);
    }

    @Bean
    RouterFunction<ServerResponse> subscription(ServiceExchange exchange) {
        return route(Service.SUBSCRIPTION, exchange);
    }

    private static RouterFunction<ServerResponse> route(Service service, ServiceExchange exchange) {
        return GatewayRouterFunctions.route(service.label())
                .route(isFor(service), exchange)
                .build();
    }

    private static RequestPredicate isFor(Service service) {
        return request -> {
            var destination = Destination.of(request.servletRequest());
            return destination != null && destination.service() == service;
        };
    }
}
