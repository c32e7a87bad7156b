package org.usersay.gateway.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Tomcat refuses before any filter sees it (malformed, too long, too many headers), as a problem too. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = of(status);
        var body =
                "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}".formatted(problem.type(), problem.title(), status);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            response.finishResponse();
        } catch (IOException e) {
            log.debug("Nobody waits for the answer", e);
        }
    }

    private static GatewayProblem of(int status) {
        for (var problem : GatewayProblem.values()) {
            if (problem.status().value() == status) {
                return problem == GatewayProblem.INVALID_PATH ? GatewayProblem.INVALID_REQUEST : problem;
            }
        }
        return status >= 500 ? GatewayProblem.INTERNAL : GatewayProblem.INVALID_REQUEST;
    }
}
