package org.usersay.starter.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.usersay.starter.identity.IdentityProblem;

/** Answers of method security: the problem of the {@link Denial}. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AccessDeniedAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AuthorizationDeniedException denied, HttpServletRequest request) {
        var refusal = denied.getAuthorizationResult() instanceof Denial denial
                ? denial.type().refusal(denial.detail())
                : IdentityProblem.FORBIDDEN.refusal("Use an account that may do this.");
        return refusal.toResponse(request.getRequestURI());
    }
}
