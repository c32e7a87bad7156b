package org.usersay.ratings.tally;

import java.util.Arrays;

/**
 * The versions a recount saw, in twelve bytes a vote: it reads millions of votes and is asked for a handful. Two voters of
 * one article share a 64-bit hash about never, and their ids are ours, not theirs to choose.
 */
final class SeenVersions {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] voters = new long[8];
    private int[] versions = new int[8];
    private int size;

    void add(String voter, long version) {
        if (size == voters.length) {
            voters = Arrays.copyOf(voters, size * 2);
            versions = Arrays.copyOf(versions, size * 2);
        }
        voters[size] = hash(voter);
        versions[size++] = Math.toIntExact(version);
    }

    /** 0 for a vote that was not there. */
    long of(String voter) {
        long hash = hash(voter);
        for (int i = 0; i < size; i++) {
            if (voters[i] == hash) {
                return versions[i];
            }
        }
        return 0;
    }

    private static long hash(String voter) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < voter.length(); i++) {
            hash = (hash ^ voter.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
