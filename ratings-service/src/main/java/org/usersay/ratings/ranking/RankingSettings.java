package org.usersay.ratings.ranking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How top lists are kept.
 *
 * @param cached a top list, in this process
 * @param edge a top list, in a gateway; a list follows a vote later than its tally does, so less of the second is left
 */
@ConfigurationProperties("usersay.ratings.lists")
record RankingSettings(
        @DefaultValue("100ms") Duration cached,
        @DefaultValue("100ms") Duration edge) {}
