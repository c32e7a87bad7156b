package org.usersay.benchmarks.scenario;

import java.util.List;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;

/**
 * First pages that are in no cache, neither the service's nor the gateway's: each in another order or of another size,
 * of about twenty comments. No page is requested twice.
 */
final class UncachedPages implements Requests {

    /** Number of pages of one thread for each of two callers. */
    static final int NUMBER = 40;

    private static final List<String> SORTS = List.of("newest", "oldest", "top", "controversial");
    private static final int SHORTEST = 11;

    private final int thread;
    private final int caller;
    private int turn;

    /** Two callers, 0 and 1, never request the same page. */
    UncachedPages(int thread, int caller) {
        this.thread = thread;
        this.caller = caller;
    }

    @Override
    public Request next() {
        if (turn == NUMBER) {
            throw new IllegalStateException("Every page has been requested");
        }
        int limit = SHORTEST + 2 * (turn / SORTS.size()) + caller;
        String sort = SORTS.get(turn++ % SORTS.size());
        return Request.get(ThreadPages.page(thread) + "?sort=" + sort + "&limit=" + limit);
    }
}
