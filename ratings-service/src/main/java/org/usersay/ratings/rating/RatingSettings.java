package org.usersay.ratings.rating;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How public summaries may be kept.
 *
 * @param cached in this process; with {@code fresh} well below what a reader notices
 * @param cachedArticles at most
 * @param fresh {@code max-age} of public answers
 * @param stale {@code stale-while-revalidate} of public answers
 */
@ConfigurationProperties("usersay.ratings.summary")
record RatingSettings(
        @DefaultValue("300ms") Duration cached,
        @DefaultValue("10000") long cachedArticles,
        @DefaultValue("1s") Duration fresh,
        @DefaultValue("1s") Duration stale) {}
