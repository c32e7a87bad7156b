package org.usersay.comments.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one day of a site.
 *
 * @param comments written that day
 * @param held how many of these were held
 * @param reports of readers about these
 * @param secondsToDecision median time for which those that were held waited for their decision; null where none was decided
 * @param decisions made that day, about comments of any age
 * @param articles those with most of the comments, most first
 * @param moderators those who made the decisions, most first
 * @param rules the reasons for which comments were held, most first
 * @param stale id of what made them stale after they were computed, an import; null where they are not
 * @param computedAt when they were computed
 * @param took how long that took
 */
record DailyStatistics(
        LocalDate day,
        int comments,
        int held,
        int reports,
        @Nullable Long secondsToDecision,
        int decisions,
        List<ArticleCount> articles,
        List<ModeratorLoad> moderators,
        List<RuleAgreement> rules,
        @Nullable String stale,
        Instant computedAt,
        Duration took) {

    DailyStatistics {
        articles = List.copyOf(articles);
        moderators = List.copyOf(moderators);
        rules = List.copyOf(rules);
    }

    /** Whether they were computed after the day's end, and are not stale. */
    boolean isWhole(ZoneId zone) {
        return stale == null
                && !computedAt.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Number of comments under an article. */
    record ArticleCount(String article, int comments) {}

    /** Decisions of a moderator by their kind. */
    record ModeratorLoad(String id, int approved, int rejected, int spam, int deleted) {

        int decisions() {
            return approved + rejected + spam + deleted;
        }

        ModeratorLoad plus(ModeratorLoad other) {
            return new ModeratorLoad(
                    id,
                    approved + other.approved,
                    rejected + other.rejected,
                    spam + other.spam,
                    deleted + other.deleted);
        }
    }

    /**
     * What became of the comments that were held for a reason.
     *
     * @param rejected also those marked as spam and those deleted by a moderator
     */
    record RuleAgreement(String reason, int held, int approved, int rejected) {

        RuleAgreement plus(RuleAgreement other) {
            return new RuleAgreement(reason, held + other.held, approved + other.approved, rejected + other.rejected);
        }
    }
}
