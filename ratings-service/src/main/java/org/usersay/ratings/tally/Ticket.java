package org.usersay.ratings.tally;

import org.usersay.ratings.vote.Voter;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;

/**
 * Announces that a vote is about to be written.
 *
 * @param token its mark in Redis
 * @param told whether Redis was told; else MongoDB keeps the token
 */
public record Ticket(ArticleKey article, Voter voter, String token, boolean told) {

    /** For a vote of which Redis is about to be told. */
    static Ticket of(ArticleKey article, Voter voter) {
        return new Ticket(article, voter, token(voter), true);
    }

    /** Redis was not told, or did not say that it was. */
    Ticket untold() {
        return new Ticket(article, voter, token, false);
    }

    /** A token names the voter, and is no other one's. */
    static String token(Voter voter) {
        return voter + "#" + UuidV7.next();
    }

    /** The key of the voter whose token it is. */
    static String voter(String token) {
        return token.substring(0, token.lastIndexOf('#'));
    }
}
