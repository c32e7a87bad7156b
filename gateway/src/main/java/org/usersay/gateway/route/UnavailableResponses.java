package org.usersay.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.ConnectException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.error.ProblemWriter;

/** What is answered for a service that does not: which one, what that means for the request, when to come again. */
@Component
final class UnavailableResponses {

    private static final String UNCHANGED = "is not answering. Nothing was changed; try again in a moment.";
    private static final String FULL = "has as many open streams as may be. The page works without; come again later.";
    private static final String UNSURE =
            "did not answer. The request may have been carried out; look first, or repeat it with its Idempotency-Key.";

    /** Seconds. */
    private static final String SOON = "2";
    /** As long as a service whose own places are taken asks for. */
    private static final String LATER = "10";

    private final ProblemWriter problemWriter;

    UnavailableResponses(ProblemWriter problemWriter) {
        this.problemWriter = problemWriter;
    }

    ServiceResponse notAsked(BackendService backendService, HttpServletRequest request) {
        return answer(backendService, request, UNCHANGED, SOON);
    }

    ServiceResponse full(BackendService backendService, HttpServletRequest request) {
        return answer(backendService, request, FULL, LATER);
    }

    ServiceResponse noAnswer(BackendService backendService, HttpServletRequest request, IOException fault) {
        var unchanged = HttpMethods.isSafe(request.getMethod()) || neverSent(fault);
        return answer(backendService, request, unchanged ? UNCHANGED : UNSURE, SOON);
    }

    private static boolean neverSent(IOException fault) {
        return fault instanceof ConnectException
                || fault instanceof ConnectTimeoutException
                || fault instanceof ConnectionRequestTimeoutException;
    }

    private ServiceResponse answer(
            BackendService backendService, HttpServletRequest request, String what, String when) {
        var problem = GatewayProblem.UNAVAILABLE.detail("The " + backendService.label() + " service " + what);
        problem.setProperty("service", backendService.label());
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        headers.set(HttpHeaders.RETRY_AFTER, when);
        return new ServiceResponse(problem.getStatus(), headers, problemWriter.bytes(request, problem));
    }
}
