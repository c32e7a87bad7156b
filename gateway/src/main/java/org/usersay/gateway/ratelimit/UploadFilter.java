package org.usersay.gateway.ratelimit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.forwarded.NetworkBulkhead;
import org.usersay.gateway.proxy.Credentials;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Filter for bodies of unlimited length, each of which holds a connection to a service: they need a valid access token, and an
 * account sends a few of them at a time. Whether the account may send them at all is the service's decision.
 */
public final class UploadFilter extends OncePerRequestFilter {

    private static final int UPLOADS = 4;

    private final NetworkBulkhead uploads = new NetworkBulkhead(UPLOADS);
    private final VerifiedSubject subjects;
    private final ProblemWriter problems;

    UploadFilter(VerifiedSubject subjects, ProblemWriter problems) {
        this.subjects = subjects;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var match = RouteMatch.of(request);
        return match == null || !match.metadata().unlimitedBody();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var account = subjects.of(Credentials.of(request).bearer());
        if (account == null) {
            problems.write(
                    request,
                    response,
                    IdentityProblem.NOT_AUTHENTICATED,
                    "Sign in again: the access token is missing, expired or not valid.");
            return;
        }
        var permit = uploads.tryAcquire(account, Duration.ZERO);
        if (permit == null) {
            response.setHeader("Retry-After", "10");
            problems.write(
                    request,
                    response,
                    CommonProblem.TOO_MANY_REQUESTS,
                    "Wait for the end of an upload before sending another one.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            permit.release();
        }
    }
}
