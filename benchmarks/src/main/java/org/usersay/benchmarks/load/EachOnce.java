package org.usersay.benchmarks.load;

import java.util.Iterator;

/** Requests that are sent once; for the load generator's only thread. */
record EachOnce(Iterator<Request> remaining) implements Requests {

    @Override
    public Request next() {
        return remaining.next();
    }

    @Override
    public boolean exhausted() {
        return !remaining.hasNext();
    }
}
