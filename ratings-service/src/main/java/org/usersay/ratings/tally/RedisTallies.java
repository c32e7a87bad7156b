package org.usersay.ratings.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteMark;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.Tuple;

/** The tallies and dirty marks in Redis. Each method is one round trip. */
@Component
class RedisTallies {

    private static final LuaScript APPLY = LuaScript.resource("lua/tally-apply.lua");
    private static final String NONE = "";

    private final UnifiedJedis redis;
    private final BatchingPipeline pipeline;
    private final RedisServerInfo server;
    private final ChangedArticles changed;

    RedisTallies(UnifiedJedis redis, BatchingPipeline pipeline, RedisServerInfo server, ChangedArticles changed) {
        this.redis = redis;
        this.pipeline = pipeline;
        this.server = server;
        this.changed = changed;
    }

    /**
     * Totals of one article.
     *
     * @param built whether all votes are in it; if not, it lacks some
     * @param pass the rebuild that has to end before they are
     */
    record Total(Histogram histogram, boolean built, String pass) {}

    /** Marks a vote before it is written. */
    void mark(VoteMark mark) {
        long now = server.now();
        server.execute(() -> Objects.requireNonNull(pipeline.execute(commands -> {
            changed.markChanged(commands, mark.article(), now);
            return commands.zadd(RedisKeys.marks(mark.article()), now, mark.token());
        })));
    }

    /** Applies a vote, if any was written, and clears its mark. */
    Total apply(VoteMark mark, List<Vote> vote) {
        return server.executeInRun(
                run -> total(APPLY.run(pipeline, keys(mark.article()), arguments(run, NONE, mark.token(), vote))));
    }

    /** Applies votes of one article. */
    Total apply(ArticleKey article, List<Vote> votes) {
        return end(article, votes, NONE);
    }

    /** Applies the last votes of a rebuild. */
    Total end(ArticleKey article, List<Vote> votes, String pass) {
        return server.executeInRun(run -> total(APPLY.run(redis, keys(article), arguments(run, pass, NONE, votes))));
    }

    private static List<String> keys(ArticleKey article) {
        return List.of(RedisKeys.tally(article), RedisKeys.marks(article), RedisKeys.votes(article));
    }

    private static List<String> arguments(String run, String pass, String mark, List<Vote> votes) {
        var arguments = new ArrayList<>(List.of(run, pass, mark));
        for (var vote : votes) {
            arguments.add(vote.voter().key());
            arguments.add(Long.toString(vote.version()));
            arguments.add(vote.counted()
                    .map(counted -> Integer.toString(counted.stars()))
                    .orElse("0"));
            arguments.add(vote.counted()
                    .map(counted -> Integer.toString(counted.day()))
                    .orElse("0"));
        }
        return arguments;
    }

    private static Total total(@Nullable Object answer) {
        var values = (List<?>) Objects.requireNonNull(answer);
        var counts = values.subList(3, 3 + Histogram.LEVELS).stream()
                .map(count -> Long.valueOf(String.valueOf(count)))
                .toList();
        return new Total(
                new Histogram(counts), Long.valueOf(1).equals(values.get(1)), String.valueOf(values.getFirst()));
    }

    /** Totals of the articles, built or not. */
    Map<ArticleKey, Total> totals(Collection<ArticleKey> articles) {
        return server.executeInRun(run -> {
            var totals = new HashMap<ArticleKey, Total>();
            read(
                            articles,
                            (commands, article) -> commands.hmget(
                                    RedisKeys.tally(article), "run", "built", "a1", "a2", "a3", "a4", "a5"))
                    .forEach((article, fields) -> {
                        var counts = fields.subList(2, fields.size()).stream()
                                .map(count -> count == null ? Long.valueOf(0) : Long.valueOf(count))
                                .toList();
                        boolean built = run.equals(fields.getFirst()) && fields.get(1) != null;
                        totals.put(article, new Total(new Histogram(counts), built, NONE));
                    });
            return totals;
        });
    }

    /** Whole tallies of those of the articles whose tally is built. */
    Map<ArticleKey, TallyListener.Changed> tallies(Collection<ArticleKey> articles) {
        return server.executeInRun(run -> {
            var tallies = new HashMap<ArticleKey, TallyListener.Changed>();
            read(articles, (commands, article) -> commands.hgetAll(RedisKeys.tally(article)))
                    .forEach((article, fields) -> {
                        if (run.equals(fields.get("run")) && fields.containsKey("built")) {
                            tallies.put(article, tally(article, fields));
                        }
                    });
            return tallies;
        });
    }

    private static TallyListener.Changed tally(ArticleKey article, Map<String, String> fields) {
        var counts = new HashMap<String, Long>();
        fields.forEach((field, value) -> {
            if (Tally.isCount(field)) {
                counts.put(field, Long.valueOf(value));
            }
        });
        return new TallyListener.Changed(
                article, new Tally(counts), Long.parseLong(fields.getOrDefault("version", "0")));
    }

    /** Dirty marks of the articles, with the time (ms) at which each was set. */
    Map<ArticleKey, List<Tuple>> marks(Collection<ArticleKey> articles) {
        return server.execute(() ->
                read(articles, (commands, article) -> commands.zrangeWithScores(RedisKeys.marks(article), 0, -1)));
    }

    /** Clears marks whose votes cannot be written any more. */
    void clear(ArticleKey article, Collection<String> tokens) {
        server.execute(() -> redis.zrem(RedisKeys.marks(article), tokens.toArray(String[]::new)));
    }

    /** Sets the time of a mark that was set while the clock was ahead. */
    void setTime(ArticleKey article, String token, long now) {
        server.execute(() -> redis.zadd(RedisKeys.marks(article), now, token));
    }

    private <T> Map<ArticleKey, T> read(
            Collection<ArticleKey> articles, BiFunction<AbstractPipeline, ArticleKey, Response<T>> command) {
        var responses = new LinkedHashMap<ArticleKey, Response<T>>();
        try (var commands = redis.pipelined()) {
            articles.forEach(article -> responses.put(article, command.apply(commands, article)));
            commands.sync();
        }
        var answers = new LinkedHashMap<ArticleKey, T>();
        responses.forEach((article, response) -> answers.put(article, response.get()));
        return answers;
    }
}
