package org.usersay.benchmarks.scenario;

import java.util.List;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;

/**
 * First pages that are in no cache, neither the service's nor the gateway's: each in another order or of another size,
 * of about twenty comments. An answer asked for once is never asked for again.
 */
final class UnaskedPages implements Requests {

    /** How many there are of one thread for each of two askers. */
    static final int NUMBER = 40;

    private static final List<String> SORTS = List.of("newest", "oldest", "top", "controversial");
    private static final int SHORTEST = 11;

    private final int thread;
    private final int asker;
    private int turn;

    /** Two askers, 0 and 1, never ask for the same. */
    UnaskedPages(int thread, int asker) {
        this.thread = thread;
        this.asker = asker;
    }

    @Override
    public Request next() {
        if (turn == NUMBER) {
            throw new IllegalStateException("Every page has been asked for");
        }
        int limit = SHORTEST + 2 * (turn / SORTS.size()) + asker;
        String sort = SORTS.get(turn++ % SORTS.size());
        return Request.get(ThreadPages.page(thread) + "?sort=" + sort + "&limit=" + limit);
    }
}
