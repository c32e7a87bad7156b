package org.usersay.starter.internalapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.BodyTooLargeException;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;
import org.usersay.starter.web.BufferedBodyRequest;

/** Verifies the signature of every request below {@code /internal/}; 401 for any other. The gateway routes nothing there. */
final class ServiceSignatureFilter extends OncePerRequestFilter {

    static final String PREFIX = "/internal/";

    private final ServiceSignature signature;
    private final ProblemWriter problems;

    ServiceSignatureFilter(ServiceSignature signature, ProblemWriter problems) {
        this.signature = signature;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        final byte[] body;
        try {
            body = request.getInputStream().readAllBytes();
        } catch (BodyTooLargeException e) {
            problems.write(request, response, CommonProblem.BODY_TOO_LARGE, e.detail());
            return;
        }
        if (!signature.matches(request, new String(body, StandardCharsets.UTF_8))) {
            problems.write(request, response, IdentityProblem.NOT_AUTHENTICATED, ServiceAuthentication.SIGN_REQUEST);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(new ServiceAuthentication()));
        chain.doFilter(new BufferedBodyRequest(request, body), response);
    }
}
