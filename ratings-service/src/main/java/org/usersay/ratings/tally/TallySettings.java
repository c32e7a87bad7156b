package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Repair of tallies.
 *
 * @param overdue age of a dirty mark at which its vote is read and applied
 * @param abandoned age of a dirty mark at which its vote can no longer be written; longer than MongoDB's read time-out
 * @param rebuildAgain how long after a loss of Redis all tallies are rebuilt again, for votes that were being written when it
 *     happened
 * @param patience how long a read waits for an article to be rebuilt before it returns what Redis has, marked as stale
 */
@ConfigurationProperties("usersay.ratings.tally")
record TallySettings(
        @DefaultValue("500ms") Duration overdue,
        @DefaultValue("15s") Duration abandoned,
        @DefaultValue({"1s", "60s"}) List<Duration> rebuildAgain,
        @DefaultValue("700ms") Duration patience) {}
