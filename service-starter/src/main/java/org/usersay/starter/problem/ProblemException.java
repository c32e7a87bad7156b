package org.usersay.starter.problem;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Request that cannot be fulfilled, rendered as its problem. Without a stack trace, since it is an answer and no
 * fault.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail problem;
    private final transient HttpHeaders headers = new HttpHeaders();

    ProblemException(ProblemDetail problem) {
        super(problem.getDetail(), null, false, false);
        this.problem = problem;
    }

    /** Adds {@code errors: [{pointer, detail}]}. */
    public ProblemException with(List<FieldError> errors) {
        problem.setProperty("errors", errors);
        return this;
    }

    /** Adds a member of the problem's own, for instance the current state a conflict is about. */
    public ProblemException with(String member, Object value) {
        problem.setProperty(member, value);
        return this;
    }

    /** Adds {@code Retry-After}, in whole seconds, at least one. */
    public ProblemException retryAfter(Duration wait) {
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        return this;
    }

    public ProblemDetail problem() {
        return problem;
    }

    /** The answer that a controller advice gives for a request of this path. */
    public ResponseEntity<ProblemDetail> toResponse(String path) {
        problem.setInstance(URI.create(path));
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(problem);
    }
}
