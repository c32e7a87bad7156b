package org.usersay.gateway.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemInstance;
import tools.jackson.databind.json.JsonMapper;

/** Responses in place of a service's: which service, what that means for the request, when to try again. */
@Component
final class UnavailableResponses {

    private static final String UNCHANGED = "is not answering. Nothing was changed; try again in a moment.";
    private static final String TOO_MANY_STREAMS = "has as many open streams as it can hold. Read without a stream, and"
            + " try again after the time in Retry-After.";
    private static final String UNKNOWN =
            "did not answer. The request may have been carried out: read the resource first,"
                    + " or repeat the request with the same Idempotency-Key.";

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final JsonMapper json;

    UnavailableResponses(JsonMapper json) {
        this.json = json;
    }

    ServiceResponse notCalled(BackendService service, HttpServletRequest request) {
        return response(service, request, UNCHANGED, SOON);
    }

    ServiceResponse tooManyStreams(BackendService service, HttpServletRequest request) {
        return response(service, request, TOO_MANY_STREAMS, LATER);
    }

    ServiceResponse noResponse(BackendService service, HttpServletRequest request, IOException fault) {
        var unchanged = HttpMethods.isSafe(request.getMethod()) || wasNotSent(fault);
        return response(service, request, unchanged ? UNCHANGED : UNKNOWN, SOON);
    }

    private static boolean wasNotSent(IOException fault) {
        return fault instanceof ConnectException
                || fault instanceof ConnectTimeoutException
                || fault instanceof ConnectionRequestTimeoutException;
    }

    private ServiceResponse response(
            BackendService service, HttpServletRequest request, String detail, Duration retryAfter) {
        var problem = CommonProblem.UNAVAILABLE.detail("The " + service.label() + " service " + detail);
        problem.setInstance(ProblemInstance.of(request));
        problem.setProperty("service", service.label());
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        return new ServiceResponse(problem.getStatus(), headers, json.writeValueAsBytes(problem));
    }
}
