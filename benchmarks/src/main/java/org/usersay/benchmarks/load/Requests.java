package org.usersay.benchmarks.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sequence of requests. */
@FunctionalInterface
public interface Requests {

    Request next();

    /** True when there is no next request. */
    default boolean exhausted() {
        return false;
    }

    static Requests same(Request request) {
        return () -> request;
    }

    /** Each of them once. */
    static Requests each(List<Request> requests) {
        return new EachOnce(requests.iterator());
    }

    /** Without end, in this order. */
    static Requests inTurn(List<Request> requests) {
        AtomicInteger turn = new AtomicInteger();
        return () -> requests.get(Math.floorMod(turn.getAndIncrement(), requests.size()));
    }
}
