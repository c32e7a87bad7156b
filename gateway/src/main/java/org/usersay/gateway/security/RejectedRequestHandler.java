package org.usersay.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.starter.problem.ProblemWriter;

/** Problem for a request that the firewall has rejected; the chain has not run, so neither have its header writers. */
@Component
final class RejectedRequestHandler implements RequestRejectedHandler {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private final ProblemWriter problems;

    RejectedRequestHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (METHODS.contains(request.getMethod())) {
            problems.write(
                    request,
                    response,
                    GatewayProblem.INVALID_PATH,
                    "Write the path without encoding, and encode the query.");
        } else {
            problems.write(
                    request,
                    response,
                    GatewayProblem.METHOD_NOT_ALLOWED,
                    "Use one of " + String.join(", ", METHODS) + '.');
        }
    }
}
