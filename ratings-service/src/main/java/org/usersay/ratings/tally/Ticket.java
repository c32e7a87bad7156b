package org.usersay.ratings.tally;

import org.jspecify.annotations.Nullable;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.site.ArticleKey;

/**
 * Announces that a vote is about to be written.
 *
 * @param token its mark in Redis; none where Redis could not be told
 */
public record Ticket(
        ArticleKey article, Voter voter, @Nullable String token) {}
