package org.usersay.subscription.order;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why an order does not move. */
public enum OrderProblem implements ProblemType {
    STATE_NOT_REACHABLE(HttpStatus.CONFLICT, "The order cannot get there from here"),
    NOT_RENEWABLE(HttpStatus.CONFLICT, "The order cannot be renewed"),
    NOT_UPGRADABLE(HttpStatus.CONFLICT, "The order cannot be upgraded"),
    PERIOD_NOT_POSSIBLE(HttpStatus.CONFLICT, "The order does not take these days");

    private final HttpStatus status;
    private final String title;

    OrderProblem(HttpStatus status, String title) {
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
