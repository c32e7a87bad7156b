package org.usersay.starter.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.usersay.starter.tracing.CurrentTrace;

/** Member {@code traceId} of every problem: the id under which the log has the request. */
final class ProblemTrace {

    private ProblemTrace() {}

    static void addTo(ProblemDetail problem) {
        addTo(problem, CurrentTrace.id());
    }

    static void addTo(ProblemDetail problem, @Nullable String traceId) {
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
    }
}
