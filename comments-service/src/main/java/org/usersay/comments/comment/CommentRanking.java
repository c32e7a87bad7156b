package org.usersay.comments.comment;

/** What a comment's votes are worth in the orders that depend on them, as whole numbers that a cursor can carry. */
final class CommentRanking {

    private static final double Z = 1.96;

    private CommentRanking() {}

    /**
     * Lower bound of Wilson's score interval for the share of upward votes, 95 %, in billionths: 9 of 10 stands below
     * 90 of 100, and 1 of 1 below both.
     */
    static long top(int up, int down) {
        double votes = (double) up + down;
        if (votes == 0) {
            return 0;
        }
        double share = up / votes;
        double square = Z * Z;
        double margin = Z * Math.sqrt((share * (1 - share) + square / (4 * votes)) / votes);
        double bound = (share + square / (2 * votes) - margin) / (1 + square / votes);
        return Math.round(Math.max(0, bound) * 1e9);
    }

    /** Votes to the power of their balance, in millionths: 100 against 100 stands above 100 against 1. */
    static long controversial(int up, int down) {
        if (up <= 0 || down <= 0) {
            return 0;
        }
        double balance = (double) Math.min(up, down) / Math.max(up, down);
        return Math.round(Math.pow((double) up + down, balance) * 1e6);
    }
}
