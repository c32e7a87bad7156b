package org.usersay.starter.identity;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Entry point for failed authentication: 401 for a token that is missing or not valid, 503 for one that cannot be
 * verified at the moment (no keys).
 */
final class BearerAuthenticationEntryPoint implements AuthenticationEntryPoint {

    private final ProblemWriter problems;

    BearerAuthenticationEntryPoint(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException && !namesUnknownKey(failure)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            problems.write(
                    request,
                    response,
                    CommonProblem.UNAVAILABLE,
                    "Tokens cannot be verified at the moment. Try again later.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.write(
                request,
                response,
                IdentityProblem.NOT_AUTHENTICATED,
                "Sign in again: the access token is missing, expired or not valid.");
    }

    /** An unknown key causes the keys to be fetched again, at a limited rate; beyond it the key is unknown. */
    static boolean namesUnknownKey(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return true;
            }
        }
        return false;
    }
}
