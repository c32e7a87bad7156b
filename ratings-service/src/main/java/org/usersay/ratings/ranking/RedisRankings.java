package org.usersay.ratings.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.ratings.article.Article;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.Tally;
import org.usersay.ratings.tally.Told;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZRangeParams;

/**
 * The lists in Redis: one sorted set a site and period, and one more a category. All of a site's lists share a hash tag, so
 * that an article is placed in all of them by one script. It remembers the category an article was placed in, so that one
 * that has moved leaves its old lists whenever it is placed next.
 */
@Component
class RedisRankings {

    static final String TRENDING = "trending";
    private static final LuaScript PLACE = LuaScript.resource("lua/ranking-place.lua");
    private static final LuaScript EXPECT = LuaScript.resource("lua/ranking-expect.lua");
    private static final int DAY_SECONDS = 86_400;
    private static final String ELSEWHERE = "in ";

    private final RedisClient redis;
    private final Told told;

    RedisRankings(RedisClient redis, Told told) {
        this.redis = redis;
        this.told = told;
    }

    /** An article and its score. */
    record Place(String article, double score) {}

    /** What became of the wish to place an article. */
    enum Placing {
        PLACED,
        /** A newer tally of it was placed before. */
        OLDER,
        /** A later announcement of it was placed before. */
        OUTDATED
    }

    /** An article was announced: whoever remembers an earlier announcement of it is told so when he places it. */
    void expect(Article announced) {
        var key = announced.key();
        EXPECT.run(redis, List.of(placed(key.site())), List.of(key.article(), Long.toString(announced.revision())));
    }

    /**
     * Places an article in every list it belongs to, and takes it out of those it does not. The periods around today's are
     * kept as well, so that a clock that steps over midnight and back finds its lists.
     */
    Placing place(ArticleKey article, Optional<Article> announced, Tally tally, long asOf, LocalDate today) {
        var category = announced.map(Article::category).orElse("");
        long revision = announced.map(Article::revision).orElse(0L);
        var former = "";
        while (true) {
            var keys = new ArrayList<>(List.of(placed(article.site())));
            var arguments = new ArrayList<>(
                    List.of(article.article(), Long.toString(asOf), Long.toString(revision), category, former));
            for (var score : scores(tally, today).entrySet()) {
                var list = score.getKey();
                var seconds = Long.toString(list.seconds());
                keys.add(key(article.site(), list.name(), null));
                arguments.addAll(List.of(score.getValue(), seconds));
                if (!category.isEmpty()) {
                    keys.add(key(article.site(), list.name(), category));
                    arguments.addAll(List.of(score.getValue(), seconds));
                }
                if (!former.isEmpty()) {
                    keys.add(key(article.site(), list.name(), former));
                    arguments.addAll(List.of("none", seconds));
                }
            }
            var outcome = String.valueOf(PLACE.run(redis, keys, arguments));
            if (!outcome.startsWith(ELSEWHERE)) {
                return Placing.valueOf(outcome.toUpperCase(Locale.ROOT));
            }
            former = outcome.substring(ELSEWHERE.length());
        }
    }

    /**
     * The first of a list.
     *
     * @param complete whether every article is where it belongs; not for a while after Redis has lost its keys
     */
    record Top(List<Place> places, boolean complete) {}

    Top top(String site, String list, @Nullable String category, int limit) {
        var key = key(site, list, category);
        try (var pipeline = redis.pipelined()) {
            // Before and after, lest the keys be lost, or the last of them be given back, in between.
            var before = told.ask(pipeline);
            var entries = pipeline.zrangeWithScores(
                    key, ZRangeParams.zrangeParams(0, limit - 1).rev());
            var after = told.ask(pipeline);
            pipeline.sync();
            var places = entries.get().stream()
                    .map(entry -> new Place(entry.getElement(), entry.getScore()))
                    .toList();
            return new Top(places, before.getAsBoolean() && after.getAsBoolean());
        }
    }

    /** A list's name and how long it is kept. */
    private record Kept(String name, long seconds) {}

    private static Map<Kept, String> scores(Tally tally, LocalDate today) {
        var scores = new LinkedHashMap<Kept, String>();
        scores.put(new Kept(Period.ALL.name(today), 0), score(tally.total()));
        double trend = TrendScore.of(tally);
        scores.put(new Kept(TRENDING, 0), Double.isInfinite(trend) ? "none" : Double.toString(trend));
        for (var date : List.of(today.minusDays(1), today, today.plusDays(1))) {
            for (var period : List.of(Period.DAY, Period.WEEK, Period.MONTH)) {
                scores.computeIfAbsent(
                        new Kept(period.name(date), (long) period.keptDays() * DAY_SECONDS),
                        list -> score(tally.of(period.sameAs(date))));
            }
        }
        return scores;
    }

    private static String score(Histogram histogram) {
        return histogram.count() == 0 ? "none" : Double.toString(ScoreLowerBound.STANDARD.of(histogram));
    }

    private static String placed(String site) {
        return "ratings:{" + site + "}:placed";
    }

    private static String key(String site, String list, @Nullable String category) {
        return "ratings:{" + site + "}:top:" + list + (category == null ? "" : ":" + category);
    }
}
