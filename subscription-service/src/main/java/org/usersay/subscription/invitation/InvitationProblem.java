package org.usersay.subscription.invitation;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Problems of invitations. */
enum InvitationProblem implements ProblemType {
    INVALID_INVITATION(HttpStatus.BAD_REQUEST, "The invitation was used, is over or is for another address");

    private final HttpStatus status;
    private final String title;

    InvitationProblem(HttpStatus status, String title) {
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
