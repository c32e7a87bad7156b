package org.usersay.ratings.tally;

import org.jspecify.annotations.Nullable;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.id.Ids;
import org.usersay.starter.site.ArticleKey;

/**
 * Announces that a vote is about to be written.
 *
 * @param token its mark in Redis; none where Redis could not be told
 */
public record Ticket(
        ArticleKey article, Voter voter, @Nullable String token) {

    /** A token names the voter, and is no other one's. */
    static String token(Voter voter) {
        return voter + "#" + Ids.next();
    }

    /** The key of the voter whose token it is. */
    static String voter(String token) {
        return token.substring(0, token.lastIndexOf('#'));
    }
}
