package org.usersay.ratings.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Webhook;
import io.swagger.v3.oas.annotations.Webhooks;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.RatingLabel;
import org.usersay.starter.site.ArticleKey;

/**
 * Data of {@code rating.changed}: the article's rating as the page shows it.
 *
 * @param average rounded to two decimals; 0 without votes
 * @param histogram votes by stars, from "1" to "5"
 * @param label null without votes
 */
@Webhooks(
        @Webhook(
                name = RatingWebhooks.CHANGED,
                operation =
                        @Operation(
                                summary = "The rating of an article changed",
                                requestBody =
                                        @RequestBody(
                                                content =
                                                        @Content(
                                                                schema =
                                                                        @Schema(
                                                                                implementation =
                                                                                        ChangedRating.class))))))
record ChangedRating(
        String site,
        String article,
        long count,
        double average,
        Map<String, Long> histogram,
        @Nullable String label) {

    static ChangedRating of(ArticleKey key, Histogram histogram) {
        return new ChangedRating(
                key.site(),
                key.article(),
                histogram.count(),
                histogram.roundedAverage(),
                histogram.byStars(),
                RatingLabel.of(histogram));
    }
}
