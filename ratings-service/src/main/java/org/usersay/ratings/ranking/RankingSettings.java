package org.usersay.ratings.ranking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How top lists are kept.
 *
 * @param cached a list, in this process
 * @param edge a list, in a gateway. A list follows a vote later than its tally does, so less of the second is left for those
 *     who keep it
 */
@ConfigurationProperties("usersay.ratings.lists")
record RankingSettings(
        @DefaultValue("100ms") Duration cached,
        @DefaultValue("100ms") Duration edge) {}
