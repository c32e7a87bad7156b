package org.usersay.ratings.rating;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How public summaries may be kept.
 *
 * @param cached in this process; together with what the gateway keeps less than the second within which every change shows
 * @param cachedArticles at most
 * @param fresh how long caches on the way may keep public answers; browsers ask each time
 * @param edge in a gateway: what is left of the second where a service died between a vote and its count
 */
@ConfigurationProperties("usersay.ratings.summary")
record RatingSettings(
        @DefaultValue("100ms") Duration cached,
        @DefaultValue("10000") long cachedArticles,
        @DefaultValue("1s") Duration fresh,
        @DefaultValue("150ms") Duration edge) {}
