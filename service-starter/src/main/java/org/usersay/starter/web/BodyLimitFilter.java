package org.usersay.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Filter that refuses bodies over a limit, at once if the length is declared, else (chunked) while the body is read; and bodies
 * that are not whole by a deadline, so that a few bytes now and then do not hold a request open. Where a body may have any
 * length, it has to arrive at a minimum rate after that time. What counts is the time for which a reader waits for the client.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final Function<HttpServletRequest, DataSize> limit;
    private final Duration deadline;
    private final BodyBound steady;
    private final Predicate<HttpServletRequest> unlimited;
    private final ProblemWriter problems;

    /**
     * Filter of all requests.
     *
     * @param limit of a request's body
     * @param minRate a second, of the bodies without a limit
     * @param unlimited requests whose bodies are streams with a limit of their own
     */
    public BodyLimitFilter(
            Function<HttpServletRequest, DataSize> limit,
            Duration deadline,
            DataSize minRate,
            Predicate<HttpServletRequest> unlimited,
            ProblemWriter problems) {
        this.limit = limit;
        this.deadline = deadline;
        this.steady = BodyBound.steady(minRate, deadline);
        this.unlimited = unlimited;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (unlimited.test(request)) {
            chain.doFilter(new BoundedBodyRequest(request, steady), response);
            return;
        }
        var most = limit.apply(request);
        if (request.getContentLengthLong() > most.toBytes()) {
            problems.write(
                    request,
                    response,
                    CommonProblem.BODY_TOO_LARGE,
                    "Send a body of at most " + most.toBytes() + " bytes.");
        } else {
            boolean isEmpty = request.getContentLengthLong() == 0;
            var bounded = isEmpty ? request : new BoundedBodyRequest(request, BodyBound.small(most, deadline));
            chain.doFilter(bounded, response);
            if (!isEmpty && !request.isAsyncStarted() && request.getHeader(HttpHeaders.EXPECT) == null) {
                readRest(bounded);
            }
        }
    }

    /**
     * Reads what a refusal has left of the body: a connection that is closed before is reset, and the response can be lost with
     * it. A client that waits for {@code 100 Continue} sends nothing after a refusal.
     */
    private static void readRest(HttpServletRequest request) {
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | IllegalStateException | HttpException.RuntimeException e) {
            // The client has gone, sends too much or too slowly, or a reader has read the body.
        }
    }
}
