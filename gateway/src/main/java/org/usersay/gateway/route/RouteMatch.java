package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Match of a request with a route.
 *
 * @param route the route
 * @param path the request's path
 * @param site value of the URI variable {@code site}
 * @param article value of the URI variable {@code article}
 */
public record RouteMatch(
        Route route,
        String path,
        @Nullable String site,
        @Nullable String article) {

    private static final String ATTRIBUTE = RouteMatch.class.getName();

    /** The match that {@link RouteMatchFilter} found; null for a request without a route. */
    public static @Nullable RouteMatch of(HttpServletRequest request) {
        return (RouteMatch) request.getAttribute(ATTRIBUTE);
    }

    public static boolean isPresent(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    static RouteMatch of(Route route, String path, Map<String, String> variables) {
        return new RouteMatch(route, path, variables.get("site"), variables.get("article"));
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public BackendService service() {
        return route.service();
    }

    public Route.Metadata metadata() {
        return route.metadata();
    }
}
