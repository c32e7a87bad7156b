package org.usersay.benchmarks.scenario;

import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;

/** Votes of a few readers, one after the other. */
final class VoteRequests {

    private static final int MOVING = 100;

    private final Readers readers;
    private int untouched;

    VoteRequests(Readers readers) {
        this.readers = readers;
    }

    /** On the hundred articles that have most of the votes, over and over, with other stars each time. */
    Requests steady() {
        int[] turn = {0};
        return () -> {
            int i = turn[0]++;
            int round = i / MOVING;
            return vote(i + round, VoteDataset.article(i % MOVING), (round / readers.number() + i) % 5 + 1);
        };
    }

    /** Each the first vote on its article. */
    Requests first() {
        return () -> {
            int i = untouched++;
            return vote(i, "scattered-" + i, i % 5 + 1);
        };
    }

    private Request vote(int reader, String article, int stars) {
        String path = "/api/v1/sites/vir/articles/" + article + "/rating/mine";
        return readers.as(reader, Request.json("PUT", path, "{\"stars\":" + stars + "}"));
    }
}
