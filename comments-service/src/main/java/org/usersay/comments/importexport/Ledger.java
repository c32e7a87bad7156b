package org.usersay.comments.importexport;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which of what an import has written is counted in its report. Every claim of the import begins a new run, and a run
 * writes flush after flush, noting each in the same write as the report. What it writes carries an {@link Origin}, so that
 * whoever goes on after a kill can tell what was counted from what was written and no longer noted.
 *
 * @param run who is at work, from 1; grows with every claim
 * @param noted by run, how many of its flushes were noted
 */
record Ledger(int run, Map<Integer, Integer> noted) {

    static final Ledger NEW = new Ledger(0, Map.of());

    Ledger {
        noted = Map.copyOf(noted);
    }

    /** What is written now carries this. */
    Origin origin(String job, int pass) {
        return new Origin(job, pass, run, flushes(run) + 1, false);
    }

    /** One more flush of this run is noted. */
    Ledger next() {
        var more = new TreeMap<>(noted);
        more.merge(run, 1, Integer::sum);
        return new Ledger(run, more);
    }

    /** Whether the report has it: it was noted, this run is counting it, or a later one does, which has taken over. */
    boolean counted(Origin origin) {
        return origin.run() >= run || origin.flush() <= flushes(origin.run());
    }

    private int flushes(int which) {
        return noted.getOrDefault(which, 0);
    }
}
