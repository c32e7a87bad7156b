package org.usersay.gateway.route;

import java.io.IOException;
import java.util.Objects;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** One route a service; {@link Destinations} knows whose a path is. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private final Services services;

    Routes(Services services) {
        this.services = services;
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
                .route(isFor(service), this::pass)
                .build();
    }

    private static RequestPredicate isFor(Service service) {
        return request -> {
            var destination = Destination.of(request.servletRequest());
            return destination != null && destination.service() == service;
        };
    }

    private ServerResponse pass(ServerRequest request) throws IOException {
        var servlet = request.servletRequest();
        return new Relayed(services.ask(servlet, Objects.requireNonNull(Destination.of(servlet))));
    }
}
