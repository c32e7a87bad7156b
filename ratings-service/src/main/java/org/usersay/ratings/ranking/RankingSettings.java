package org.usersay.ratings.ranking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How top lists are kept.
 *
 * @param cached a list, in this process
 */
@ConfigurationProperties("usersay.ratings.lists")
record RankingSettings(@DefaultValue("100ms") Duration cached) {}
