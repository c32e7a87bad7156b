package org.usersay.ratings.frauddetection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Votes that the detection rules examine.
 *
 * @param remembered how far a ring that takes its time is looked for
 * @param rememberedVotes of one site at most, the last ones; some 170 bytes each in Redis
 */
@ConfigurationProperties("usersay.ratings.anomalies")
record AnomalySettings(
        @DefaultValue("24h") Duration remembered,
        @DefaultValue("50000") int rememberedVotes) {}
