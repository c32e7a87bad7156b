package org.usersay.subscription.newsletter;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Problems of newsletter subscriptions. */
enum NewsletterProblem implements ProblemType {
    INVALID_TOKEN(HttpStatus.BAD_REQUEST, "The link was used or has expired");

    private final HttpStatus status;
    private final String title;

    NewsletterProblem(HttpStatus status, String title) {
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
