package org.usersay.ratings.tally;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon tallies heal.
 *
 * @param overdue a write open for longer is taken for lost, and its article recounted
 * @param abandoned a write open for longer cannot end any more; longer than MongoDB's read time-out
 * @param rest an article without votes for so long is settled in MongoDB
 * @param kept how long a settled tally stays in Redis
 * @param patience how long a read waits for a recount before it answers the last settled tally, marked as stale
 */
@ConfigurationProperties("usersay.ratings.tally")
record TallySettings(
        @DefaultValue("500ms") Duration overdue,
        @DefaultValue("15s") Duration abandoned,
        @DefaultValue("60s") Duration rest,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("700ms") Duration patience) {}
