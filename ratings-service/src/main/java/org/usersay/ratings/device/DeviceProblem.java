package org.usersay.ratings.device;

import org.springframework.http.HttpStatus;
import org.usersay.starter.problem.ProblemType;

/** Why a device may not vote. */
enum DeviceProblem implements ProblemType {
    INVALID_DEVICE(HttpStatus.UNAUTHORIZED, "Unknown device"),
    DEVICE_RETIRED(HttpStatus.UNAUTHORIZED, "This device belongs to a reader"),
    DEVICE_EXHAUSTED(HttpStatus.FORBIDDEN, "This device has rated enough"),
    TOO_MANY_DEVICES(HttpStatus.TOO_MANY_REQUESTS, "Too many new devices of one network");

    private final HttpStatus status;
    private final String title;

    DeviceProblem(HttpStatus status, String title) {
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
