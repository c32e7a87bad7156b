package org.usersay.subscription.meter;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why an article is not counted. */
enum MeterProblem implements ProblemType {
    TOO_MANY_BROWSERS(HttpStatus.TOO_MANY_REQUESTS, "Too many new browsers of one network");

    private final HttpStatus status;
    private final String title;

    MeterProblem(HttpStatus status, String title) {
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
