package org.usersay.gateway.route;

import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.usersay.gateway.fallback.Breakers;
import org.usersay.gateway.fallback.Problems;

/** One route a service; {@link Destinations} knows whose a path is. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private final ServiceExchange exchange;
    private final Breakers breakers;
    private final Problems problems;

    Routes(ServiceExchange exchange, Breakers breakers, Problems problems) {
        this.exchange = exchange;
        this.breakers = breakers;
        this.problems = problems;
    }

    @Bean
    RouterFunction<ServerResponse> comments() {
        return to(Service.COMMENTS);
    }

    @Bean
    RouterFunction<ServerResponse> ratings() {
        return to(Service.RATINGS);
    }

    @Bean
    RouterFunction<ServerResponse> subscription() {
        return to(Service.SUBSCRIPTION);
    }

    private RouterFunction<ServerResponse> to(Service service) {
        return GatewayRouterFunctions.route(service.label())
                .route(isFor(service), exchange)
                .filter(new Guard(service, breakers.named(service.label()), problems))
                .build();
    }

    private static RequestPredicate isFor(Service service) {
        return request -> {
            var destination = Destination.of(request.servletRequest());
            return destination != null && destination.service() == service;
        };
    }
}
