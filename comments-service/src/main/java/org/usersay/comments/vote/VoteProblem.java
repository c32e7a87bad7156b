package org.usersay.comments.vote;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why a vote is not taken. */
enum VoteProblem implements ProblemType {
    OWN_COMMENT(HttpStatus.FORBIDDEN, "Nobody votes on a comment of his own");

    private final HttpStatus status;
    private final String title;

    VoteProblem(HttpStatus status, String title) {
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
