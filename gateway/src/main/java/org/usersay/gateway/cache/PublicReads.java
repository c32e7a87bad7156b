package org.usersay.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.RouteMatch;

/** Reads of public resources as JSON for answers that the gateway composes, through the cache that serves clients. */
@Component
public final class PublicReads {

    private final ResponseCache cache;

    PublicReads(ResponseCache cache) {
        this.cache = cache;
    }

    /**
     * Reads a resource without the credentials of the request.
     *
     * @param query the query; null for none
     */
    public PublicPart read(HttpServletRequest request, RouteMatch match, @Nullable String query) throws IOException {
        return cache.find(new CacheRequest(match, query, false, request)).part();
    }
}
