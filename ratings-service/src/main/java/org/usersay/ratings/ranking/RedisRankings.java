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
import org.usersay.ratings.tally.RebuildStatus;
import org.usersay.ratings.tally.Tally;
import org.usersay.ratings.tally.TallyListener;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZRangeParams;

/**
 * The lists in Redis: one sorted set for each site and period, and one more for each category. A site's lists share a hash tag,
 * so that one script places an article in all of them. The category it was placed in is kept, so that an article whose
 * category changed leaves its old lists when it is placed next.
 */
@Component
class RedisRankings {

    static final String TRENDING = "trending";
    private static final LuaScript PLACE = LuaScript.resource("lua/ranking-place.lua");
    private static final LuaScript ANNOUNCE = LuaScript.resource("lua/ranking-announce.lua");
    private static final int DAY_SECONDS = 86_400;
    private static final String ELSEWHERE = "in ";

    private static final int BATCH = 50;

    private final UnifiedJedis redis;
    private final RebuildStatus rebuild;

    /** Of its own, so that no request waits for a batch. */
    private final BatchingPipeline pipeline;

    RedisRankings(UnifiedJedis redis, RebuildStatus rebuild) {
        this.redis = redis;
        this.rebuild = rebuild;
        this.pipeline = new BatchingPipeline(redis);
    }

    /** An article and its score. */
    record Place(String article, double score) {}

    /** Outcome of placing an article. */
    enum Placing {
        PLACED,
        /** A newer tally of it was placed before. */
        OLDER,
        /** A later announcement of it was placed before. */
        OUTDATED
    }

    /** Refuses from now on to place the article by an earlier announcement than this one. */
    void refuseEarlier(Article announced) {
        var key = announced.key();
        ANNOUNCE.run(redis, List.of(placed(key.site())), List.of(key.article(), Long.toString(announced.revision())));
    }

    /** A tally to be placed, and its article's announcement. */
    record Placement(TallyListener.Changed tally, Optional<Article> announced) {

        private ArticleKey article() {
            return tally.article();
        }

        private String category() {
            return announced.map(Article::category).orElse("");
        }
    }

    /**
     * Places articles in every list they belong to, and removes them from those they do not. The periods around today's are
     * kept as well, so that a clock that steps over midnight and back finds its lists.
     */
    List<Placing> place(List<Placement> placements, LocalDate today) {
        var outcomes = new ArrayList<Placing>();
        for (int from = 0; from < placements.size(); from += BATCH) {
            var batch = placements.subList(from, Math.min(placements.size(), from + BATCH));
            var answers = PLACE.runAll(
                    pipeline,
                    batch.stream().map(placement -> call(placement, "", today)).toList());
            for (int i = 0; i < batch.size(); i++) {
                outcomes.add(placing(batch.get(i), String.valueOf(answers.get(i)), today));
            }
        }
        return outcomes;
    }

    /** An article that was placed in another category before is removed from there by a second call. */
    private Placing placing(Placement placement, String answer, LocalDate today) {
        var outcome = answer;
        while (outcome.startsWith(ELSEWHERE)) {
            var call = call(placement, outcome.substring(ELSEWHERE.length()), today);
            outcome = String.valueOf(PLACE.run(redis, call.keys(), call.arguments()));
        }
        return Placing.valueOf(outcome.toUpperCase(Locale.ROOT));
    }

    private static LuaScript.Call call(Placement placement, String formerCategory, LocalDate today) {
        var site = placement.article().site();
        var category = placement.category();
        var keys = new ArrayList<>(List.of(placed(site)));
        var arguments = new ArrayList<>(List.of(
                placement.article().article(),
                Long.toString(placement.tally().version()),
                Long.toString(placement.announced().map(Article::revision).orElse(0L)),
                category,
                formerCategory));
        for (var score : scores(placement.tally().tally(), today).entrySet()) {
            var list = score.getKey();
            var seconds = Long.toString(list.seconds());
            keys.add(key(site, list.name(), null));
            arguments.addAll(List.of(score.getValue(), seconds));
            if (!category.isEmpty()) {
                keys.add(key(site, list.name(), category));
                arguments.addAll(List.of(score.getValue(), seconds));
            }
            if (!formerCategory.isEmpty()) {
                keys.add(key(site, list.name(), formerCategory));
                arguments.addAll(List.of("none", seconds));
            }
        }
        return new LuaScript.Call(keys, arguments);
    }

    /**
     * The first of a list.
     *
     * @param complete whether every article is placed; false for a while after Redis lost its keys
     */
    record Top(List<Place> places, boolean complete) {}

    Top top(String site, String list, @Nullable String category, int limit) {
        var key = key(site, list, category);
        // Before and after, since keys may be lost, or the last of them be rebuilt, in between.
        var before = rebuild.isComplete();
        var places = redis
                .zrangeWithScores(key, ZRangeParams.zrangeParams(0, limit - 1).rev())
                .stream()
                .map(entry -> new Place(entry.getElement(), entry.getScore()))
                .toList();
        return new Top(places, before && rebuild.isComplete());
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
