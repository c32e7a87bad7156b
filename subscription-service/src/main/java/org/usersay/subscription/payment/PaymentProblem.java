package org.usersay.subscription.payment;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why nothing can be paid. */
public enum PaymentProblem implements ProblemType {
    /** No 5xx, which would be this service's own. */
    PROVIDER_UNAVAILABLE(HttpStatus.CONFLICT, "The payment provider does not answer"),
    NOTHING_TO_PAY(HttpStatus.CONFLICT, "Nothing is to be paid");

    private final HttpStatus status;
    private final String title;

    PaymentProblem(HttpStatus status, String title) {
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
