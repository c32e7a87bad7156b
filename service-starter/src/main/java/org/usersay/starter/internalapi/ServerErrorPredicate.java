package org.usersay.starter.internalapi;

import java.net.http.HttpResponse;
import java.util.function.Predicate;

/** Results that a circuit breaker counts as failures: HTTP answers of 500 and above. Named in {@code usersay-defaults.yml}. */
public final class ServerErrorPredicate implements Predicate<Object> {

    @Override
    public boolean test(Object result) {
        return result instanceof HttpResponse<?> response && response.statusCode() >= 500;
    }
}
