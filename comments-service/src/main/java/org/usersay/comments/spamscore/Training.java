package org.usersay.comments.spamscore;

/**
 * What a site's score was trained with, and how well it predicted the decisions before it was trained with them.
 *
 * @param caught spam that the score would have held
 * @param missed spam that it would not have held
 * @param mistaken other comments that it would have held
 */
record Training(int spam, int ham, int caught, int missed, int mistaken) {

    static final Training NONE = new Training(0, 0, 0, 0, 0);

    /** Decisions of each kind from which on there is a score. */
    static final int NEEDED = 10;

    boolean isEnough() {
        return spam >= NEEDED && ham >= NEEDED;
    }
}
