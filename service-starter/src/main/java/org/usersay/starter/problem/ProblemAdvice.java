package org.usersay.starter.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import redis.clients.jedis.exceptions.JedisException;

/** Every failure of a controller as {@code application/problem+json}; a fault of the service reveals its trace id and no more. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException problemException, HttpServletRequest request) {
        return problemException.toResponse(request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bodyTooLarge(BodyTooLargeException fault, HttpServletRequest request) {
        return CommonProblem.BODY_TOO_LARGE.refusal(fault.getMessage() + '.').toResponse(request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bodyTooLate(BodyTooLateException late, HttpServletRequest request) {
        return CommonProblem.BODY_TOO_LATE
                .refusal(String.valueOf(late.getMessage()))
                .toResponse(request.getRequestURI());
    }

    @ExceptionHandler(JedisException.class)
    ResponseEntity<ProblemDetail> storeAway(JedisException fault, HttpServletRequest request) {
        log.warn("Redis did not answer {} {}: {}", request.getMethod(), request.getRequestURI(), fault.getMessage());
        return unavailable(request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(RuntimeException fault, HttpServletRequest request) {
        if (fault instanceof HttpException refused && refused.getCode() < 500) {
            return CommonProblem.INVALID_REQUEST
                    .refusal("Send a well-formed request.")
                    .toResponse(request.getRequestURI());
        }
        if (fault instanceof RequestRejectedException) {
            return CommonProblem.INVALID_REQUEST
                    .refusal("Send headers and form fields without control characters.")
                    .toResponse(request.getRequestURI());
        }
        if (MongoOutageDetector.isOutage(fault)) {
            log.warn(
                    "MongoDB did not answer {} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    fault.getMessage());
            return unavailable(request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
        return CommonProblem.INTERNAL
                .refusal("Report the traceId: the fault is logged under it.")
                .toResponse(request.getRequestURI());
    }

    private ResponseEntity<ProblemDetail> unavailable(HttpServletRequest request) {
        return CommonProblem.UNAVAILABLE
                .refusal("A store is not reachable; nothing was changed. Try again in a moment.")
                .retryAfter(RETRY)
                .toResponse(request.getRequestURI());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (BodyTooLargeException.causes(ex)) {
            return body(CommonProblem.BODY_TOO_LARGE.detail("A body may have 64 KiB at most."), headers, request);
        }
        return invalid(List.of(JsonErrors.describe(ex)), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (var error : ex.getFieldErrors()) {
            if (error.contains(TypeMismatchException.class)) {
                return handleTypeMismatch(error.unwrap(TypeMismatchException.class), headers, status, request);
            }
        }
        var errors = new ArrayList<FieldError>();
        ex.getFieldErrors()
                .forEach(error -> errors.add(
                        new FieldError(pointer(ex.getParameter(), error), String.valueOf(error.getDefaultMessage()))));
        ex.getBindingResult()
                .getGlobalErrors()
                .forEach(error -> errors.add(new FieldError("", String.valueOf(error.getDefaultMessage()))));
        return invalid(errors, headers, request);
    }

    /** Name of a parameter that a record gathers, or JSON pointer of a body's property such as {@code plans[0].price}. */
    private static String pointer(MethodParameter argument, org.springframework.validation.FieldError error) {
        var property = error.getField();
        return argument.hasParameterAnnotation(ModelAttribute.class)
                ? property
                : "/" + property.replace('[', '.').replace("]", "").replace('.', '/');
    }

    /** The same of an argument that is validated by its mapping, or the argument's name where it is a parameter of its own. */
    private static String pointer(MethodParameter argument, MessageSourceResolvable error) {
        return error instanceof org.springframework.validation.FieldError field
                ? pointer(argument, field)
                : String.valueOf(argument.getParameterName());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = new ArrayList<FieldError>();
        ex.getParameterValidationResults()
                .forEach(result -> result.getResolvableErrors()
                        .forEach(error -> errors.add(new FieldError(
                                pointer(result.getMethodParameter(), error),
                                String.valueOf(error.getDefaultMessage())))));
        return invalid(errors, headers, request);
    }

    /** What Spring itself refuses (a method, a media type, a parameter's type) has no type of its own. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            if (problem.getType() == null) {
                problem.setType(StatusProblemType.of(status));
            }
            ProblemTrace.addTo(problem);
            // Also for clients that do not accept it: without a type the body would be left out.
            return ResponseEntity.status(status)
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(body);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private ResponseEntity<Object> invalid(List<FieldError> errors, HttpHeaders headers, WebRequest request) {
        return body(CommonProblem.invalid(errors).problem(), headers, request);
    }

    private static ResponseEntity<Object> body(ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        if (request instanceof ServletWebRequest servlet) {
            problem.setInstance(ProblemInstance.of(servlet.getRequest()));
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
