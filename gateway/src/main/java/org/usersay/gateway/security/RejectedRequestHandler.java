package org.usersay.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Problem for a request that the firewall has rejected, before its chain, or where a header is read. The chain may not have run, so
 * its header writers may not have either.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RejectedRequestHandler implements RequestRejectedHandler {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private final ProblemWriter problems;

    RejectedRequestHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    @ExceptionHandler
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (METHODS.contains(request.getMethod())) {
            problems.write(
                    request,
                    response,
                    GatewayProblem.INVALID_PATH,
                    "Write the path without encoding, encode the query, and send headers without control characters.");
        } else {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
            problems.write(
                    request,
                    response,
                    GatewayProblem.METHOD_NOT_ALLOWED,
                    "Use one of " + String.join(", ", METHODS) + '.');
        }
    }
}
