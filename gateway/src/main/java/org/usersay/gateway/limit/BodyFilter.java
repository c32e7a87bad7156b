package org.usersay.gateway.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.Stage;
import org.usersay.gateway.fallback.Problem;
import org.usersay.gateway.fallback.Problems;
import org.usersay.gateway.route.Destination;

/** Refuses a body over the limit, also one that does not say how long it is. Imports are streams and pass. */
@Component
@Order(Stage.BODY)
final class BodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final int longest;
    private final transient Problems problems;

    BodyFilter(LimitSettings settings, Problems problems) {
        this.longest = Math.toIntExact(settings.body().toBytes());
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var destination = Destination.of(request);
        if (destination == null || destination.path().endsWith("/imports")) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > longest) {
            refuse(request, response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            var body = request.getInputStream().readNBytes(longest + 1);
            if (body.length > longest) {
                refuse(request, response);
            } else {
                chain.doFilter(new KnownBody(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problem.BODY_TOO_LARGE, "A body may have " + longest + " bytes at most.");
    }
}
