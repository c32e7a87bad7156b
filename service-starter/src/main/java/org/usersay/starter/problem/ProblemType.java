package org.usersay.starter.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Kind of problem that clients may rely on; implemented by a feature's enum. */
public interface ProblemType {

    /** The constant's name, from which the stable URI path is made. */
    String name();

    HttpStatus status();

    /** One short line, the same for every occurrence. */
    String title();

    /** For instance {@code /problems/thread-closed}. */
    default URI type() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    default ProblemDetail detail(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status(), detail);
        problem.setType(type());
        problem.setTitle(title());
        ProblemTrace.addTo(problem);
        return problem;
    }

    default ProblemException refusal(String detail) {
        return new ProblemException(detail(detail));
    }
}
