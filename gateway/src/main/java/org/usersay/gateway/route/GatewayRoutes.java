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

/** One route a service; {@link RouteTable} knows whose a path is. */
@Configuration(proxyBeanMethods = false)
class GatewayRoutes {

    private final CircuitBreakingProxy circuitBreakingProxy;

    GatewayRoutes(CircuitBreakingProxy circuitBreakingProxy) {
        this.circuitBreakingProxy = circuitBreakingProxy;
    }

    @Bean
    RouterFunction<ServerResponse> comments() {
        return to(BackendService.COMMENTS);
    }

    @Bean
    RouterFunction<ServerResponse> ratings() {
        return to(BackendService.RATINGS);
    }

    @Bean
    RouterFunction<ServerResponse> subscription() {
        return to(BackendService.SUBSCRIPTION);
    }

    private RouterFunction<ServerResponse> to(BackendService backendService) {
        return GatewayRouterFunctions.route(backendService.label())
                .route(isFor(backendService), this::pass)
                .build();
    }

    private static RequestPredicate isFor(BackendService backendService) {
        return request -> {
            var destination = RouteMatch.of(request.servletRequest());
            return destination != null && destination.service() == backendService;
        };
    }

    private ServerResponse pass(ServerRequest request) throws IOException {
        var servlet = request.servletRequest();
        return new ProxyServerResponse(
                circuitBreakingProxy.ask(servlet, Objects.requireNonNull(RouteMatch.of(servlet))));
    }
}
