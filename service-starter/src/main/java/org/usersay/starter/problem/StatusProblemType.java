package org.usersay.starter.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The stable type of problems that the framework or the container finds, which know their status only. */
public final class StatusProblemType {

    private StatusProblemType() {}

    /** For instance {@code /problems/unsupported-media-type}; an unreadable request is one that is not valid. */
    public static URI of(HttpStatusCode code) {
        if (code.isSameCodeAs(HttpStatus.BAD_REQUEST)) {
            return CommonProblem.INVALID_REQUEST.type();
        }
        var status = HttpStatus.resolve(code.value());
        return URI.create("/problems/"
                + (status == null
                        ? Integer.toString(code.value())
                        : status.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
