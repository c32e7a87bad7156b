package org.usersay.ratings.rating;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why a vote is refused. */
enum RatingProblem implements ProblemType {
    OTHER_SITE(HttpStatus.FORBIDDEN, "Reader of another site");

    private final HttpStatus status;
    private final String title;

    RatingProblem(HttpStatus status, String title) {
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
