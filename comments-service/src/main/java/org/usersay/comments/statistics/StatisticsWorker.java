package org.usersay.comments.statistics;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.CommentsImported;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/**
 * Background computation of the sites' days. A day is computed anew while decisions about its comments are to be expected: today
 * every {@link #TODAY}, the days of a week before every {@link #RECENT}, and neither within twenty times of what it took. Older
 * days are computed once. Several instances may do the same work; the result is the same.
 */
@Component
class StatisticsWorker implements ApplicationListener<PayloadApplicationEvent<CommentsImported>> {

    private static final Logger log = LoggerFactory.getLogger(StatisticsWorker.class);
    private static final Duration TODAY = Duration.ofMinutes(1);
    private static final Duration RECENT = Duration.ofMinutes(30);
    private static final int RECENT_DAYS = 7;
    private static final int TIMES = 20;

    private final CommentsOfDay comments;
    private final DayCalculation calculation;
    private final DailyStatisticsStore store;
    private final Sites sites;
    private final Clock clock;
    private final Set<SiteDay> unmarked = ConcurrentHashMap.newKeySet();

    StatisticsWorker(
            CommentsOfDay comments, DayCalculation calculation, DailyStatisticsStore store, Sites sites, Clock clock) {
        this.comments = comments;
        this.calculation = calculation;
        this.store = store;
        this.sites = sites;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void computeAll() {
        try {
            markStale();
            sites.sites().forEach(this::compute);
        } catch (MongoException e) {
            log.warn("Statistics are computed later: {}", e.getMessage());
        }
    }

    private void compute(Site site) {
        for (var stale : store.findStale(site.id())) {
            store.save(site.id(), calculation.compute(site, stale.day()), stale);
        }
        var begin = comments.begin(site.id());
        if (begin.isEmpty()) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), site.timeZone());
        var oldest = LocalDate.ofInstant(begin.get(), site.timeZone());
        var first = today.minusDays(Statistics.MAX_DAYS - 1L);
        var known = store.find(site.id(), first, today).stream()
                .collect(Collectors.toMap(DailyStatistics::day, Function.identity()));
        for (var day = today; !day.isBefore(first) && !day.isBefore(oldest); day = day.minusDays(1)) {
            var before = known.get(day);
            if (isDue(day, today, before, site.timeZone())) {
                store.save(site.id(), calculation.compute(site, day), before);
            }
        }
    }

    private boolean isDue(LocalDate day, LocalDate today, @Nullable DailyStatistics last, ZoneId zone) {
        if (last == null) {
            return true;
        }
        var ended = day.plusDays(RECENT_DAYS).atStartOfDay(zone).toInstant();
        if (last.computedAt().isAfter(ended)) {
            return false;
        }
        var every = day.equals(today) ? TODAY : RECENT;
        var rest = last.took().multipliedBy(TIMES);
        return !clock.instant().isBefore(last.computedAt().plus(rest.compareTo(every) > 0 ? rest : every));
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<CommentsImported> event) {
        recompute(event.getPayload());
    }

    /**
     * What comes by an import may belong to days that were computed before. Where they cannot be marked now, the next run
     * tries again.
     */
    void recompute(CommentsImported imported) {
        imported.comments().stream()
                .flatMap(comment -> sites
                        .find(comment.thread().site())
                        .map(site -> new SiteDay(site.id(), LocalDate.ofInstant(comment.createdAt(), site.timeZone())))
                        .stream())
                .forEach(unmarked::add);
        try {
            markStale();
        } catch (MongoException e) {
            log.warn("Days of an import are computed later: {}", e.getMessage());
        }
    }

    private void markStale() {
        var some = Set.copyOf(unmarked);
        some.stream()
                .collect(Collectors.groupingBy(
                        SiteDay::site, Collectors.mapping(SiteDay::day, Collectors.toUnmodifiableSet())))
                .forEach(store::markStale);
        unmarked.removeAll(some);
    }

    private record SiteDay(String site, LocalDate day) {}
}
