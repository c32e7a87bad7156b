package org.usersay.subscription.seat;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Problems of seats. */
enum SeatProblem implements ProblemType {
    INVALID_SEAT_INVITATION(HttpStatus.BAD_REQUEST, "The invitation was used, was withdrawn or is over"),
    NO_FREE_SEAT(HttpStatus.CONFLICT, "All seats are taken or offered"),
    SEAT_TAKEN(HttpStatus.CONFLICT, "There is a seat already"),
    ORDER_NOT_RUNNING(HttpStatus.CONFLICT, "The order is not paid for, or is over"),
    TOO_MANY_SEAT_CHANGES(HttpStatus.CONFLICT, "Staff changed the seats of this order too often");

    private final HttpStatus status;
    private final String title;

    SeatProblem(HttpStatus status, String title) {
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
