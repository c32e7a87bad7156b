package org.usersay.ratings.vote;

import java.time.Instant;
import org.usersay.starter.site.ArticleKey;

/** Event: a vote was cast or changed. */
public record VoteCast(ArticleKey article, Voter voter, int stars, VoteSource origin, Instant at) {}
