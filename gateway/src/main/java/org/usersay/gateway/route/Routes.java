package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The gateway's routes with the predicates that Spring Cloud Gateway made of {@code application.yml}. The filters need a
 * request's route before Spring MVC has found its handler; the first match in the file's order counts in both places.
 */
@Component
public final class Routes {

    private final List<RequestPredicate> predicates = new ArrayList<>();
    private final List<Route> routes;

    Routes(
            @Qualifier("gatewayCompositeRouterFunction") RouterFunction<ServerResponse> declared,
            GatewayMvcProperties properties) {
        this.routes = properties.getRoutes().stream().map(Route::of).toList();
        declared.accept(new PredicateCollector());
        if (predicates.size() != routes.size()) {
            throw new IllegalStateException(predicates.size() + " predicates for " + routes.size() + " routes");
        }
    }

    /**
     * The first route that matches; null for none. The attributes that the match leaves are removed, or Spring MVC would
     * combine the pattern with its own match of it.
     */
    public @Nullable RouteMatch match(HttpServletRequest request) {
        var serverRequest = ServerRequest.create(request, List.of());
        for (var i = 0; i < predicates.size(); i++) {
            if (predicates.get(i).test(serverRequest)) {
                var variables = serverRequest.pathVariables();
                nameInMetrics(request);
                request.removeAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
                request.removeAttribute(RouterFunctions.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
                return RouteMatch.of(routes.get(i), request.getRequestURI(), variables);
            }
        }
        return null;
    }

    /** A response that a filter sends has the route's pattern in {@code http.server.requests} too. */
    private static void nameInMetrics(HttpServletRequest request) {
        if (request.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern) {
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(context -> context.setPathPattern(pattern.getPatternString()));
        }
    }

    /** Routes are visited in the order of their declaration. */
    private final class PredicateCollector implements RouterFunctions.Visitor {

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            predicates.add(predicate);
        }

        @Override
        public void startNested(RequestPredicate predicate) {}

        @Override
        public void endNested(RequestPredicate predicate) {}

        @Override
        public void resources(Function<ServerRequest, Optional<Resource>> lookup) {}

        @Override
        public void attributes(Map<String, Object> attributes) {}

        @Override
        public void unknown(RouterFunction<?> function) {}
    }
}
