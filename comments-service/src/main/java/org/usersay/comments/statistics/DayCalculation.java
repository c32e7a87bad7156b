package org.usersay.comments.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Decision;
import org.usersay.comments.statistics.DailyStatistics.ArticleCount;
import org.usersay.comments.statistics.DailyStatistics.ModeratorLoad;
import org.usersay.comments.statistics.DailyStatistics.RuleAgreement;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.site.Site;

/** Computation of a day's numbers, which reads each comment of the day and each line of its audit trail once. */
@Component
class DayCalculation {

    /** Articles kept of a day, so that those of many days together are found. */
    private static final int ARTICLES = 50;

    private final CommentsOfDay comments;
    private final AuditTrail audit;
    private final Clock clock;

    DayCalculation(CommentsOfDay comments, AuditTrail audit, Clock clock) {
        this.comments = comments;
        this.audit = audit;
        this.clock = clock;
    }

    DailyStatistics compute(Site site, LocalDate day) {
        var began = clock.instant();
        var from = day.atStartOfDay(site.timeZone()).toInstant();
        var to = day.plusDays(1).atStartOfDay(site.timeZone()).toInstant();
        var written = new Written();
        comments.forEach(site.id(), from, to, written::add);
        Map<String, ModeratorLoad> moderators = new HashMap<>();
        audit.forEach(
                site.id(),
                new AuditSearch(null, null, null, from, to),
                entry -> load(entry).ifPresent(load -> moderators.merge(load.id(), load, ModeratorLoad::plus)));
        return new DailyStatistics(
                day,
                written.comments,
                written.held,
                written.reports,
                median(written.waits),
                moderators.values().stream().mapToInt(ModeratorLoad::decisions).sum(),
                written.articles.entrySet().stream()
                        .map(article -> new ArticleCount(article.getKey(), article.getValue()))
                        .sorted(Comparator.comparingInt(ArticleCount::comments).reversed())
                        .limit(ARTICLES)
                        .toList(),
                List.copyOf(moderators.values()),
                List.copyOf(written.rules.values()),
                null,
                began,
                Duration.between(began, clock.instant()));
    }

    /** Counts of the comments of a day. */
    private static final class Written {

        private int comments;
        private int held;
        private int reports;
        private final List<Long> waits = new ArrayList<>();
        private final Map<String, Integer> articles = new HashMap<>();
        private final Map<String, RuleAgreement> rules = new HashMap<>();

        void add(Comment comment) {
            comments++;
            reports += comment.moderation().reports().size();
            articles.merge(comment.thread().article(), 1, Integer::sum);
            var review = comment.moderation().review();
            if (review.heldFor().isEmpty()) {
                return;
            }
            held++;
            var decision = review.decision();
            boolean decided =
                    decision != null && comment.state() == decision.decision().outcome();
            boolean approved = decided && comment.state() == CommentState.PUBLISHED;
            if (decision != null && decided) {
                waits.add(Duration.between(comment.createdAt(), decision.at()).toSeconds());
            }
            review.heldFor().stream()
                    .map(reason -> new RuleAgreement(reason, 1, approved ? 1 : 0, decided && !approved ? 1 : 0))
                    .forEach(one -> rules.merge(one.reason(), one, RuleAgreement::plus));
        }
    }

    private static Optional<ModeratorLoad> load(AuditEntry entry) {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(entry.action()))
                .findFirst()
                .map(decision -> new ModeratorLoad(
                        entry.actor(),
                        decision == Decision.APPROVE ? 1 : 0,
                        decision == Decision.REJECT ? 1 : 0,
                        decision == Decision.SPAM ? 1 : 0,
                        decision == Decision.DELETE ? 1 : 0));
    }

    private static @Nullable Long median(List<Long> waits) {
        return waits.isEmpty()
                ? null
                : waits.stream()
                        .sorted()
                        .skip((waits.size() - 1) / 2)
                        .findFirst()
                        .orElseThrow();
    }
}
