package org.usersay.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.usersay.gateway.proxy.ServiceResponse;

/** Response to the read of a public resource. */
sealed interface PublicResponse {

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException;

    PublicPart part() throws IOException;

    /** A response from the cache. */
    record Cached(CachedResponse response) implements PublicResponse {

        @Override
        public void write(HttpServletRequest request, HttpServletResponse target) throws IOException {
            response.write(request, target);
        }

        @Override
        public PublicPart part() {
            return new PublicPart(200, response.body(), response.isDegraded());
        }
    }

    /** A response from the cache whose service does not answer. */
    record Stale(CachedResponse response) implements PublicResponse {

        @Override
        public void write(HttpServletRequest request, HttpServletResponse target) throws IOException {
            response.writeStale(request, target);
        }

        @Override
        public PublicPart part() {
            return new PublicPart(200, response.body(), true);
        }
    }

    /** A response that may not be cached, such as a problem. */
    record Received(ServiceResponse response) implements PublicResponse {

        @Override
        public void write(HttpServletRequest request, HttpServletResponse target) throws IOException {
            response.write(target);
        }

        @Override
        public PublicPart part() throws IOException {
            var degraded = response.headers().containsHeader(CachedResponse.DEGRADED);
            return new PublicPart(response.status(), response.readBody(), degraded);
        }
    }
}
