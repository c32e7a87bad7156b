package org.usersay.gateway.ratelimit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.forwarded.ClientNetwork;
import org.usersay.gateway.forwarded.FairBulkhead;
import org.usersay.gateway.forwarded.NetworkSettings;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Filter that bounds the requests under way by the heap, from the first byte of a body that is awaited to the last one of a
 * response that a slow client reads. Live streams have bounds of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
final class RequestLimitFilter extends OncePerRequestFilter {

    private static final String STREAM = "/comments/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Bytes of heap that a request takes while it waits for its client, rounded up, and the share of the heap for all. */
    private static final int COST = 80 * 1024;

    private static final int SHARE_OF_HEAP = 3;

    private final FairBulkhead requests;
    private final ProblemWriter problems;

    RequestLimitFilter(NetworkSettings settings, ProblemWriter problems) {
        this.requests = FairBulkhead.ofHeap(Integer.MAX_VALUE, settings, SHARE_OF_HEAP, COST, PATIENCE);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().endsWith(STREAM);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var permit = requests.tryAcquire(ClientNetwork.of(request.getRemoteAddr()))) {
            if (permit != null) {
                chain.doFilter(request, response);
                return;
            }
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(PATIENCE.toSeconds()));
        problems.write(
                request,
                response,
                CommonProblem.TOO_MANY_REQUESTS,
                "Wait for answers before sending more: too many requests are under way.");
    }
}
