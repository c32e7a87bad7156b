package org.usersay.comments.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.statistics.Statistics.TopArticle;
import org.usersay.starter.access.InternalOnly;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;

/**
 * Most discussed articles of some days, for the digests of the subscription-service; a 503 until all of them are over and counted.
 * The gateway has no route to it.
 */
@RestController
@InternalOnly
class DiscussedArticleController {

    private final Statistics statistics;
    private final Sites sites;

    DiscussedArticleController(Statistics statistics, Sites sites) {
        this.statistics = statistics;
        this.sites = sites;
    }

    record DiscussedArticles(List<TopArticle> items) {}

    @GetMapping("/internal/sites/{site}/discussed-articles")
    DiscussedArticles read(@PathVariable String site, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= Statistics.MAX_DAYS) {
            throw CommonProblem.invalid("from", "at most " + Statistics.MAX_DAYS + " days, the last of which is in to");
        }
        return new DiscussedArticles(statistics.discussed(sites.require(site), from, to));
    }
}
