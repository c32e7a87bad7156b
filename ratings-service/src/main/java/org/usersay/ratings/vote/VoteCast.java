package org.usersay.ratings.vote;

import java.time.Instant;
import org.usersay.starter.site.ArticleKey;

/** Somebody has cast or changed a vote. */
public record VoteCast(ArticleKey article, Voter voter, int stars, VoteSource origin, Instant at) {}
