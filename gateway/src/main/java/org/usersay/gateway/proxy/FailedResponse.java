package org.usersay.gateway.proxy;

import java.util.function.Predicate;

/**
 * Predicate of responses that a circuit breaker counts as failures: 5xx except 501 and 503. A service that answers 503 knows
 * its state; its reads may be sound while its writes are not.
 *
 * <p>Public with a public constructor because Resilience4j creates it.
 */
public final class FailedResponse implements Predicate<Object> {

    @Override
    public boolean test(Object result) {
        return result instanceof ServiceResponse response
                && response.status() >= 500
                && response.status() != 501
                && response.status() != 503;
    }
}
