package org.usersay.gateway.ratelimit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.error.ProblemWriter;
import org.usersay.gateway.route.RouteMatch;

/** Refuses a body over the limit, also one that does not say how long it is. Imports are streams and pass. */
@Component
@Order(FilterOrder.BODY)
final class BodySizeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final int longest;
    private final transient ProblemWriter problemWriter;

    BodySizeFilter(RateLimitSettings settings, ProblemWriter problemWriter) {
        this.longest = Math.toIntExact(settings.body().toBytes());
        this.problemWriter = problemWriter;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var destination = RouteMatch.of(request);
        if (destination == null || destination.path().endsWith("/imports")) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > longest) {
            refuse(request, response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            var body = request.getInputStream().readNBytes(longest + 1);
            if (body.length > longest) {
                refuse(request, response);
            } else {
                chain.doFilter(new BufferedBodyRequest(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problemWriter.write(
                request, response, GatewayProblem.BODY_TOO_LARGE, "A body may have " + longest + " bytes at most.");
    }
}
