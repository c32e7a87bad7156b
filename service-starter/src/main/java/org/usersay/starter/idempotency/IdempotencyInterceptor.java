package org.usersay.starter.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.usersay.starter.idempotency.OutcomeStore.Claim;

/**
 * Claim of a {@link KeyedRequest} for its mapping, or the outcome that its key has already. A mapping that takes the key as an
 * argument stores it in the write of the result, which is stronger, and is left alone.
 */
final class IdempotencyInterceptor implements HandlerInterceptor {

    static final String REQUEST = IdempotencyInterceptor.class.getName() + ".request";
    static final String BODY = IdempotencyInterceptor.class.getName() + ".body";
    static final String CLAIM = IdempotencyInterceptor.class.getName() + ".claim";

    private final OutcomeStore outcomes;

    IdempotencyInterceptor(OutcomeStore outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request.getAttribute(REQUEST) instanceof KeyedRequest keyed)
                || !(handler instanceof HandlerMethod method)
                || Arrays.stream(method.getMethodParameters()).anyMatch(IdempotencyInterceptor::isKey)) {
            return true;
        }
        var claim = outcomes.claim(keyed);
        request.setAttribute(CLAIM, claim);
        if (claim instanceof Claim.Completed completed) {
            if (request.getAttribute(BODY) instanceof DigestedBodyRequest digested) {
                IdempotencyKey.requireSame(completed.body(), digested.fingerprint(completed.body()));
            }
            completed.outcome().write(response);
            return false;
        }
        return true;
    }

    /** Whether a parameter is of type {@code Optional<IdempotencyKey>}. */
    static boolean isKey(MethodParameter parameter) {
        return ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve() == IdempotencyKey.class;
    }
}
