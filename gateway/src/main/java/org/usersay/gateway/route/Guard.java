package org.usersay.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.usersay.gateway.fallback.Problem;
import org.usersay.gateway.fallback.Problems;

/**
 * Stands before one service: while it fails, requests are answered at once, and a few of them try whether it is back.
 * A stream is judged by how it begins. A 503 that the service itself gives is an answer from a service that knows its
 * state, and so not counted: its reads may be fine while its writes are not.
 */
final class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private final Service service;
    private final CircuitBreaker breaker;
    private final Problems problems;

    Guard(Service service, CircuitBreaker breaker, Problems problems) {
        this.service = service;
        this.breaker = breaker;
        this.problems = problems;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (!breaker.tryAcquirePermission()) {
            return unavailable("is not answering. Nothing was changed; try again in a moment.");
        }
        var start = System.nanoTime();
        var settled = false;
        try {
            var answer = next.handle(request);
            settle(answer.statusCode(), System.nanoTime() - start);
            settled = true;
            return answer;
        } catch (ClientBody.Broken client) {
            throw client;
        } catch (IOException fault) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, fault);
            settled = true;
            log.warn("{} {} {}: {}", service.label(), request.method(), request.path(), fault.toString());
            return unavailable(consequence(request.method(), fault));
        } finally {
            if (!settled) {
                breaker.releasePermission();
            }
        }
    }

    private void settle(HttpStatusCode status, long nanos) {
        if (status.is5xxServerError() && status.value() != 503 && status.value() != 501) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new BadAnswer());
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static String consequence(HttpMethod method, IOException fault) {
        var safe = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return safe || neverSent(fault)
                ? "is not answering. Nothing was changed; try again in a moment."
                : "did not answer. The request may have been carried out; look first, or repeat it with its Idempotency-Key.";
    }

    private static boolean neverSent(IOException fault) {
        return fault instanceof ConnectException
                || fault instanceof ConnectTimeoutException
                || fault instanceof ConnectionRequestTimeoutException;
    }

    private ServerResponse unavailable(String what) {
        var problem = Problem.UNAVAILABLE.detail("The " + service.label() + " service " + what);
        problem.setProperty("service", service.label());
        return ServerResponse.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, "2")
                .build((request, response) -> {
                    problems.write(request, response, problem);
                    return null;
                });
    }

    /** Told to the breaker only, never thrown. */
    private static final class BadAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BadAnswer() {
            super("5xx", null, false, false);
        }
    }
}
