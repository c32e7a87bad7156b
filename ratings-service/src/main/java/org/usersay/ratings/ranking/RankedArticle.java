package org.usersay.ratings.ranking;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.ratings.article.Article;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.RatingLabel;

/**
 * An article in a top list. Its count and average are those of all votes, whatever the list's period.
 *
 * @param score what the list is ordered by
 */
record RankedArticle(
        String article,
        @Nullable String title,
        @Nullable URI url,
        @Nullable String category,
        long count,
        double average,
        @Nullable String label,
        double score) {

    static RankedArticle of(RedisRankings.Place place, Histogram total, Optional<Article> article) {
        return new RankedArticle(
                place.article(),
                article.map(Article::title).orElse(null),
                article.map(Article::url).orElse(null),
                article.map(Article::category).orElse(null),
                total.count(),
                total.roundedAverage(),
                RatingLabel.of(total),
                Math.round(place.score() * 1e6) / 1e6);
    }
}
