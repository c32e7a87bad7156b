package org.usersay.comments.moderation;

import java.util.List;

/**
 * What settings do to a comment.
 *
 * @param reasons why it is not published; empty where it is
 * @param matches words and links that led to it, as they stand in the text
 */
record Judgement(Outcome outcome, List<String> reasons, List<String> matches) {

    static final Judgement PUBLISHED = new Judgement(Outcome.PUBLISHED, List.of(), List.of());

    /** What becomes of a text. */
    enum Outcome {
        PUBLISHED,
        HELD,
        REFUSED
    }
}
