package org.usersay.starter.access;

import org.springframework.security.authorization.AuthorizationResult;
import org.usersay.starter.problem.ProblemType;

/** Result of a refused authorization, with the problem that the client receives. */
record Denial(ProblemType type, String detail) implements AuthorizationResult {

    @Override
    public boolean isGranted() {
        return false;
    }
}
