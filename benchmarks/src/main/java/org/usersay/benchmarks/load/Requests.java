package org.usersay.benchmarks.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What is sent next. */
@FunctionalInterface
public interface Requests {

    Request next();

    static Requests same(Request request) {
        return () -> request;
    }

    /** One after the other, and from the start again. */
    static Requests inTurn(List<Request> requests) {
        AtomicInteger turn = new AtomicInteger();
        return () -> requests.get(Math.floorMod(turn.getAndIncrement(), requests.size()));
    }
}
