package org.usersay.gateway.error;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Problems of the gateway alone; the others are {@link org.usersay.starter.problem.CommonProblem}s. */
public enum GatewayProblem implements ProblemType {
    INVALID_PATH(HttpStatus.BAD_REQUEST, "The path is not valid"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here"),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "This origin may not do that"),
    MISSING_HEADER(HttpStatus.FORBIDDEN, "A header is missing");

    private final HttpStatus status;
    private final String title;

    GatewayProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
