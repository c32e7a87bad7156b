package org.usersay.comments.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.article.Articles;
import org.usersay.comments.statistics.DailyStatistics.ArticleCount;
import org.usersay.comments.statistics.DailyStatistics.ModeratorLoad;
import org.usersay.comments.statistics.DailyStatistics.RuleAgreement;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Site;

/** Numbers of a period of a site, from its days as they were computed last. */
@Service
class Statistics {

    /** The longest period. */
    static final int MAX_DAYS = 92;

    private static final int ARTICLES = 10;

    private final DailyStatisticsStore store;
    private final CommentsOfDay comments;
    private final Articles articles;
    private final ArticleLinks links;
    private final AuditTrail audit;

    Statistics(
            DailyStatisticsStore store,
            CommentsOfDay comments,
            Articles articles,
            ArticleLinks links,
            AuditTrail audit) {
        this.store = store;
        this.comments = comments;
        this.articles = articles;
        this.links = links;
        this.audit = audit;
    }

    /**
     * Numbers of a period.
     *
     * @param to its last day
     * @param asOf when its last day was computed; null where none was
     * @param days every day, oldest first
     * @param articles those with most comments
     */
    record Period(
            LocalDate from,
            LocalDate to,
            String timeZone,
            @Nullable Instant asOf,
            List<Day> days,
            List<TopArticle> articles,
            List<Moderator> moderators,
            List<RuleAgreement> rules) {}

    /** Numbers of a day; all 0 where nothing was computed. */
    record Day(
            LocalDate day,
            int comments,
            int held,
            int reports,
            int decisions,
            @Nullable Long secondsToDecision) {

        static Day of(LocalDate day, @Nullable DailyStatistics computed) {
            return computed == null
                    ? new Day(day, 0, 0, 0, 0, null)
                    : new Day(
                            day,
                            computed.comments(),
                            computed.held(),
                            computed.reports(),
                            computed.decisions(),
                            computed.secondsToDecision());
        }
    }

    /**
     * Article with its number of comments in the period.
     *
     * @param title null where the article was not announced
     * @param url null where its page is not known
     */
    record TopArticle(
            String article,
            @Nullable String title,
            @Nullable String url,
            int comments) {}

    /** Decisions of a moderator in the period. */
    record Moderator(String id, String name, int decisions, int approved, int rejected, int spam, int deleted) {

        static Moderator of(ModeratorLoad load, String name) {
            return new Moderator(
                    load.id(), name, load.decisions(), load.approved(), load.rejected(), load.spam(), load.deleted());
        }
    }

    Period of(Site site, LocalDate from, LocalDate to) {
        var computed = store.find(site.id(), from, to);
        var byDay = computed.stream().collect(Collectors.toMap(DailyStatistics::day, Function.identity()));
        return new Period(
                from,
                to,
                site.timeZone().getId(),
                computed.isEmpty() ? null : computed.getLast().computedAt(),
                from.datesUntil(to.plusDays(1))
                        .map(day -> Day.of(day, byDay.get(day)))
                        .toList(),
                topArticles(site, computed),
                merged(computed, DailyStatistics::moderators, ModeratorLoad::id, ModeratorLoad::plus).stream()
                        .sorted(Comparator.comparingInt(ModeratorLoad::decisions)
                                .reversed()
                                .thenComparing(ModeratorLoad::id))
                        .map(load -> Moderator.of(load, audit.nameOf(site.id(), load.id())))
                        .toList(),
                merged(computed, DailyStatistics::rules, RuleAgreement::reason, RuleAgreement::plus).stream()
                        .sorted(Comparator.comparingInt(RuleAgreement::held)
                                .reversed()
                                .thenComparing(RuleAgreement::reason))
                        .toList());
    }

    /**
     * The articles with most comments on these days, which are over; a 503 where one of them since the site's first comment is not
     * computed as a whole.
     */
    List<TopArticle> discussed(Site site, LocalDate from, LocalDate to) {
        var begin = comments.begin(site.id()).map(first -> LocalDate.ofInstant(first, site.timeZone()));
        if (begin.isEmpty() || begin.get().isAfter(to)) {
            return List.of();
        }
        var first = begin.get().isAfter(from) ? begin.get() : from;
        var whole = store.find(site.id(), from, to).stream()
                .filter(day -> day.isWhole(site.timeZone()))
                .toList();
        var computed = whole.stream().map(DailyStatistics::day).collect(Collectors.toSet());
        if (!first.datesUntil(to.plusDays(1)).allMatch(computed::contains)) {
            throw CommonProblem.UNAVAILABLE.refusal(
                    "Not every one of these days is over and counted. Try again later.");
        }
        return topArticles(site, whole);
    }

    private List<TopArticle> topArticles(Site site, List<DailyStatistics> days) {
        var top = merged(
                        days,
                        DailyStatistics::articles,
                        ArticleCount::article,
                        (one, other) -> new ArticleCount(one.article(), one.comments() + other.comments()))
                .stream()
                .sorted(Comparator.comparingInt(ArticleCount::comments)
                        .reversed()
                        .thenComparing(ArticleCount::article))
                .limit(ARTICLES)
                .toList();
        var known = articles.findAll(top.stream()
                .map(article -> new ArticleKey(site.id(), article.article()))
                .toList());
        return top.stream()
                .map(count -> topArticle(count, known.get(new ArticleKey(site.id(), count.article()))))
                .toList();
    }

    private TopArticle topArticle(ArticleCount count, @Nullable Article article) {
        return new TopArticle(
                count.article(),
                article == null ? null : article.title(),
                article == null ? null : links.of(article).orElse(null),
                count.comments());
    }

    private static <T> Collection<T> merged(
            List<DailyStatistics> days,
            Function<DailyStatistics, List<T>> part,
            Function<T, String> key,
            BinaryOperator<T> sum) {
        Map<String, T> merged = days.stream()
                .flatMap(day -> part.apply(day).stream())
                .collect(Collectors.toMap(key, Function.identity(), sum));
        return merged.values();
    }
}
