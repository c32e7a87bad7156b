package org.usersay.ratings.vote;

import org.usersay.starter.site.ArticleKey;

/**
 * Dirty mark of a vote that is about to be written. No vote is written without one, so that a write whose service crashes
 * before the tally follows is found.
 *
 * @param token identifies this write among the article's marks in Redis
 * @param inRedis whether Redis holds the mark; if not, the vote's document carries it, set by the same write
 */
public record VoteMark(ArticleKey article, Voter voter, String token, boolean inRedis) {}
