package org.usersay.gateway.proxy;

import java.util.function.Predicate;

/**
 * Predicate of responses that a circuit breaker counts as failures: 502 and 504, with which something before the service says
 * that it cannot be reached. Any other status is an answer of the service, and a client may be able to cause it.
 *
 * <p>Public with a public constructor because Resilience4j creates it.
 */
public final class FailedResponse implements Predicate<Object> {

    @Override
    public boolean test(Object result) {
        return result instanceof ServiceResponse response && (response.status() == 502 || response.status() == 504);
    }
}
