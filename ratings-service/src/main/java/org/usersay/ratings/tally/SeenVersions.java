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
    private int[] places = new int[8];
    private int indexed;

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
        if (indexed != size) {
            index();
        }
        long hash = hash(voter);
        int mask = places.length - 1;
        for (int at = place(hash, mask); places[at] != 0; at = (at + 1) & mask) {
            if (voters[places[at] - 1] == hash) {
                return versions[places[at] - 1];
            }
        }
        return 0;
    }

    /** Where each voter stands, one up; made when somebody is first asked for, since mostly nobody is. */
    private void index() {
        places = new int[Math.max(8, Integer.highestOneBit(Math.max(1, size)) << 2)];
        int mask = places.length - 1;
        for (int i = 0; i < size; i++) {
            int at = place(voters[i], mask);
            while (places[at] != 0) {
                at = (at + 1) & mask;
            }
            places[at] = i + 1;
        }
        indexed = size;
    }

    private static int place(long hash, int mask) {
        return (int) (hash ^ (hash >>> 32)) & mask;
    }

    private static long hash(String voter) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < voter.length(); i++) {
            hash = (hash ^ voter.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
