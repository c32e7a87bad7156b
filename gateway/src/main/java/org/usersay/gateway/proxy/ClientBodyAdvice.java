package org.usersay.gateway.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.usersay.starter.problem.BodyTooLargeException;
import org.usersay.starter.problem.BodyTooLateException;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/** Problems for request bodies that did not arrive as announced: too long (413), too late (408), otherwise malformed (400). */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ClientBodyAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(ClientBodyException failure, HttpServletRequest request) {
        return problem(failure.getCause()).toResponse(request.getRequestURI());
    }

    private static ProblemException problem(@Nullable Throwable cause) {
        if (cause instanceof BodyTooLargeException tooLarge) {
            return CommonProblem.BODY_TOO_LARGE.refusal(tooLarge.getMessage() + '.');
        }
        if (cause instanceof BodyTooLateException tooLate) {
            return CommonProblem.BODY_TOO_LATE.refusal(String.valueOf(tooLate.getMessage()));
        }
        for (var reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof TimeoutException) {
                return CommonProblem.BODY_TOO_LATE.refusal("Send the whole body without a pause.");
            }
        }
        return CommonProblem.INVALID_REQUEST.refusal("Send a well-formed body of the announced length.");
    }
}
