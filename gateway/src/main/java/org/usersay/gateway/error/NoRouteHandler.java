package org.usersay.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/** Handler of what the gateway denies: unsafe requests without a route. Below {@code /api} they are not found. */
@Component
public final class NoRouteHandler implements AccessDeniedHandler {

    private final ProblemWriter problems;

    NoRouteHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (MissingResourceAdvice.isApi(request)) {
            problems.write(request, response, CommonProblem.NOT_FOUND, MissingResourceAdvice.DETAIL);
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
        problems.write(
                request,
                response,
                GatewayProblem.METHOD_NOT_ALLOWED,
                "Read this page with GET; it takes nothing else.");
    }
}
