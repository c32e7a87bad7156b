package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where an API request goes.
 *
 * @param service who answers
 * @param path the path as the service knows it
 * @param pace how long the answer may take
 * @param site the site named by the path
 * @param article the article named by the path
 */
public record RouteMatch(
        BackendService service,
        String path,
        Pace pace,
        @Nullable String site,
        @Nullable String article) {

    /** How a request behaves in time. */
    public enum Pace {
        /** Answers within the service's read time-out. */
        PROMPT,
        /** Imports and exports: no bound on the time between two reads. */
        TRANSFER,
        /** Server-Sent Events: the same, and many at once that mostly wait. */
        STREAM
    }

    private static final String ATTRIBUTE = RouteMatch.class.getName();

    /** The destination that {@link PathValidationFilter} found; null for anything that is not the API. */
    public static @Nullable RouteMatch of(HttpServletRequest request) {
        return (RouteMatch) request.getAttribute(ATTRIBUTE);
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
