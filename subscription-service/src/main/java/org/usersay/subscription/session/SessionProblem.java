package org.usersay.subscription.session;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Problems of signing in. */
public enum SessionProblem implements ProblemType {
    WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Address or password is wrong"),
    SUSPENDED(HttpStatus.FORBIDDEN, "This account is suspended"),
    INVALID_TOKEN(HttpStatus.BAD_REQUEST, "The link was used or has expired");

    private final HttpStatus status;
    private final String title;

    SessionProblem(HttpStatus status, String title) {
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
