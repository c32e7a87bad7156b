package org.usersay.comments.statistics;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;

/** Statistics of moderation of a site, by day in its time zone. */
@RestController
@ModeratorOnly
class StatisticsController {

    private static final int DEFAULT_DAYS = 30;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Statistics statistics;
    private final Sites sites;
    private final Clock clock;

    StatisticsController(Statistics statistics, Sites sites, Clock clock) {
        this.statistics = statistics;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * Numbers of a period.
     *
     * @param from its first day; 30 days in all where absent
     * @param to its last day; today where absent
     */
    @GetMapping("/api/v1/admin/sites/{site}/statistics")
    @Operation(summary = "Read the statistics of moderation of a site by day")
    ResponseEntity<Statistics.Period> read(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var known = sites.require(site);
        var last = Objects.requireNonNullElseGet(to, () -> LocalDate.ofInstant(clock.instant(), known.timeZone()));
        if (last.isBefore(FIRST) || last.isAfter(LAST)) {
            throw CommonProblem.invalid("to", "a day from 1970 to 2999");
        }
        var first = Objects.requireNonNullElseGet(from, () -> last.minusDays(DEFAULT_DAYS - 1L));
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= Statistics.MAX_DAYS) {
            throw CommonProblem.invalid("from", "at most " + Statistics.MAX_DAYS + " days, the last of which is in to");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(statistics.of(known, first, last));
    }
}
