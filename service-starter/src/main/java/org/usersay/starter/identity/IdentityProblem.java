package org.usersay.starter.identity;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Problems of an identity. */
public enum IdentityProblem implements ProblemType {
    NOT_AUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    NOT_VERIFIED(HttpStatus.FORBIDDEN, "Address not verified"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed");

    private final HttpStatus status;
    private final String title;

    IdentityProblem(HttpStatus status, String title) {
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
