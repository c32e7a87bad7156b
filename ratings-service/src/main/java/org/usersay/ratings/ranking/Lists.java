package org.usersay.ratings.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.Tally;
import org.usersay.redis.Lua;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZRangeParams;

/**
 * The lists in Redis: one sorted set a site and period, and one more a category. All of a site's lists share a hash tag, so
 * that an article is placed in all of them by one script.
 */
@Component
class Lists {

    static final String TRENDING = "trending";
    private static final Lua PLACE = Lua.resource("lua/ranking-place.lua");
    private static final int DAY_SECONDS = 86_400;

    private final RedisClient redis;

    Lists(RedisClient redis) {
        this.redis = redis;
    }

    /** An article and its score. */
    record Place(String article, double score) {}

    /**
     * Places an article in every list it belongs to, and takes it out of those it does not. The periods around today's are
     * kept as well, so that a clock that steps over midnight and back finds its lists.
     */
    void place(ArticleKey article, Optional<String> category, Tally tally, long asOf, LocalDate today) {
        var keys = new ArrayList<String>();
        var arguments = new ArrayList<String>();
        keys.add("ratings:{" + article.site() + "}:top-versions");
        arguments.add(article.article());
        arguments.add(Long.toString(asOf));
        scores(tally, today).forEach((list, score) -> {
            keys.add(key(article.site(), list.name(), null));
            arguments.addAll(List.of(score, Long.toString(list.seconds())));
            category.ifPresent(name -> {
                keys.add(key(article.site(), list.name(), name));
                arguments.addAll(List.of(score, Long.toString(list.seconds())));
            });
        });
        PLACE.run(redis, keys, arguments);
    }

    /** Takes an article out of a category it no longer belongs to. */
    void remove(ArticleKey article, String category, LocalDate today) {
        scores(Tally.EMPTY, today)
                .forEach((list, score) -> redis.zrem(key(article.site(), list.name(), category), article.article()));
    }

    List<Place> top(String site, String list, @Nullable String category, int limit) {
        return redis
                .zrangeWithScores(
                        key(site, list, category),
                        ZRangeParams.zrangeParams(0, limit - 1).rev())
                .stream()
                .map(entry -> new Place(entry.getElement(), entry.getScore()))
                .toList();
    }

    /** A list's name and how long it is kept. */
    private record Kept(String name, long seconds) {}

    private static Map<Kept, String> scores(Tally tally, LocalDate today) {
        var scores = new LinkedHashMap<Kept, String>();
        scores.put(new Kept(Period.ALL.name(today), 0), score(tally.total()));
        double trend = Trend.of(tally);
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
        return histogram.count() == 0 ? "none" : Double.toString(LowerBound.STANDARD.of(histogram));
    }

    private static String key(String site, String list, @Nullable String category) {
        return "ratings:{" + site + "}:top:" + list + (category == null ? "" : ":" + category);
    }
}
