package org.usersay.starter.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Problems that any call may answer. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor is damaged or belongs to another list"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    UNKNOWN_SITE(HttpStatus.NOT_FOUND, "Unknown site"),
    CONFLICT(HttpStatus.CONFLICT, "Conflict"),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "Changed in the meantime"),
    BODY_TOO_LATE(HttpStatus.REQUEST_TIMEOUT, "The body is too late"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency key used for another request"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong");

    private static final int MAX_ERRORS = 100;

    private final HttpStatus status;
    private final String title;

    CommonProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Refusal of one field of a body, by its JSON pointer, or of one parameter, by its name. */
    public static ProblemException invalid(String pointer, String detail) {
        return invalid(List.of(new FieldError(pointer, detail)));
    }

    /** Refusal of fields or parameters, of which the first {@value #MAX_ERRORS} are listed. */
    public static ProblemException invalid(List<FieldError> errors) {
        return INVALID_REQUEST
                .refusal("Correct what is listed in errors and send the request again.")
                .with(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
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
