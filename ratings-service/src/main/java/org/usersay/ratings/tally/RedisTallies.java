package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.VoteChange;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.ZAddParams;

/** The tallies in Redis, as the scripts {@code lua/tally-*.lua} keep them. */
@Component
class RedisTallies {

    private static final LuaScript BEGIN = LuaScript.resource("lua/tally-begin.lua");
    private static final LuaScript ADOPT = LuaScript.resource("lua/tally-adopt.lua");
    private static final LuaScript ABSENT = LuaScript.resource("lua/tally-absent.lua");
    private static final LuaScript COUNT = LuaScript.resource("lua/tally-count.lua");
    private static final LuaScript DOUBT = LuaScript.resource("lua/tally-doubt.lua");
    private static final LuaScript SETTLE = LuaScript.resource("lua/tally-settle.lua");

    private final RedisClient redis;
    private final BatchingPipeline shared;
    private final RedisServerInfo life;
    private final Touched touched;

    RedisTallies(RedisClient redis, BatchingPipeline shared, RedisServerInfo life, Touched touched) {
        this.redis = redis;
        this.shared = shared;
        this.life = life;
        this.touched = touched;
    }

    /** What counting a change came to. A total that is suspect, or being mended, may be wrong. */
    record Counting(State state, Histogram total) {
        enum State {
            COUNTED,
            SUSPECT,
            MENDING,
            MISSING
        }
    }

    /** Notes that a vote is about to be written, and answers whether its article is known to move; one round trip. */
    boolean begin(Ticket ticket) {
        return asking(run -> {
            var article = ticket.article();
            var now = life.now();
            var keys = List.of(RedisKeys.tally(article), RedisKeys.open(article));
            var arguments = List.of(run, ticket.token(), Long.toString(now));
            return begin(article, now, keys, arguments).equals(1L);
        });
    }

    private Object begin(ArticleKey article, long now, List<String> keys, List<String> arguments) {
        try {
            return answer(shared.ask(pipeline -> {
                pipeline.zadd(
                        Touched.KEY,
                        touched.due(now),
                        article.toString(),
                        ZAddParams.zAddParams().lt());
                return pipeline.evalsha(BEGIN.sha1(), keys, arguments);
            }));
        } catch (JedisNoScriptException e) {
            return answer(BEGIN.run(redis, keys, arguments));
        }
    }

    /** Takes over what MongoDB holds, where Redis has nothing. */
    void adopt(TallyStore.Stored rest) {
        adopt(rest.article(), "", rest.epoch(), false, Optional.of(rest.tally()));
    }

    /** A rest ends by this vote; takes {@code exact} over where Redis has nothing. */
    void adopt(Ticket ticket, long epoch, Optional<Tally> exact) {
        adopt(ticket.article(), ticket.token(), epoch, true, exact);
    }

    private void adopt(ArticleKey article, String token, long epoch, boolean moving, Optional<Tally> exact) {
        asking(run -> {
            var arguments = new ArrayList<>(List.of(
                    run,
                    Long.toString(epoch),
                    moving ? "1" : "0",
                    Long.toString(life.now()),
                    exact.isPresent() ? "1" : "0",
                    token));
            exact.ifPresent(tally -> tally.fields().forEach((field, count) -> {
                arguments.add(field);
                arguments.add(Long.toString(count));
            }));
            return ADOPT.run(redis, List.of(RedisKeys.tally(article), RedisKeys.open(article)), arguments) != null;
        });
    }

    /** Nobody has voted on these: remembered for so long, or until somebody votes. */
    void adoptAbsent(Collection<ArticleKey> articles, Duration kept) {
        asking(run -> {
            var arguments = List.of(run, Long.toString(kept.toSeconds()));
            Beside.each(articles, article -> ABSENT.run(redis, List.of(RedisKeys.tally(article)), arguments));
            return articles.size();
        });
    }

    /** Moves the tally by a change; one round trip. */
    Counting count(Ticket ticket, VoteChange voteChange) {
        return asking(run -> {
            var arguments = new ArrayList<String>();
            arguments.add(run);
            arguments.add(ticket.token());
            arguments.add(voteChange.voter().key());
            arguments.add(Long.toString(voteChange.version()));
            if (voteChange.movesTally()) {
                voteChange
                        .before()
                        .ifPresent(old ->
                                arguments.addAll(List.of(Tally.totalField(old), "-1", Tally.dayField(old), "-1")));
                voteChange
                        .after()
                        .ifPresent(
                                now -> arguments.addAll(List.of(Tally.totalField(now), "1", Tally.dayField(now), "1")));
            }
            return counting((List<?>) answer(COUNT.run(shared, RedisKeys.all(ticket.article()), arguments)));
        });
    }

    private static Counting counting(List<?> answer) {
        var state = switch (String.valueOf(answer.getFirst())) {
            case "counted" -> Counting.State.COUNTED;
            case "suspect" -> Counting.State.SUSPECT;
            case "mending" -> Counting.State.MENDING;
            default -> Counting.State.MISSING;
        };
        return new Counting(
                state,
                state == Counting.State.MISSING
                        ? Histogram.EMPTY
                        : new Histogram(answer.subList(1, 6).stream()
                                .map(count -> Math.max(0, Long.parseLong(String.valueOf(count))))
                                .toList()));
    }

    /** The totals of those articles that have a tally here, stale if one of them is known to be wrong; one round trip. */
    Tallies.Totals totals(Collection<ArticleKey> articles) {
        return asking(run -> {
            var answers = new HashMap<ArticleKey, Response<List<String>>>();
            try (var pipeline = redis.pipelined()) {
                for (var article : articles) {
                    answers.put(
                            article,
                            pipeline.hmget(RedisKeys.tally(article), "life", "suspect", "a1", "a2", "a3", "a4", "a5"));
                }
                pipeline.sync();
            }
            var totals = new HashMap<ArticleKey, Histogram>();
            boolean suspect = false;
            for (var answer : answers.entrySet()) {
                var fields = answer.getValue().get();
                if (run.equals(fields.getFirst())) {
                    suspect |= fields.get(1) != null;
                    totals.put(
                            answer.getKey(),
                            new Histogram(fields.subList(2, 7).stream()
                                    .map(count -> count == null ? 0L : Math.max(0, Long.parseLong(count)))
                                    .toList()));
                }
            }
            return new Tallies.Totals(totals, suspect);
        });
    }

    /** The whole tallies of those articles that have one here which is not known to be wrong; one round trip. */
    Map<ArticleKey, Tally> tallies(Collection<ArticleKey> articles) {
        return asking(run -> {
            var answers = new HashMap<ArticleKey, Response<Map<String, String>>>();
            try (var pipeline = redis.pipelined()) {
                articles.forEach(article -> answers.put(article, pipeline.hgetAll(RedisKeys.tally(article))));
                pipeline.sync();
            }
            var tallies = new HashMap<ArticleKey, Tally>();
            answers.forEach((article, answer) -> {
                if (run.equals(answer.get().get("life")) && !answer.get().containsKey("suspect")) {
                    tallies.put(article, RedisKeys.tally(answer.get()));
                }
            });
            return tallies;
        });
    }

    /** What became of the wish to settle a tally. */
    sealed interface Rest {
        /** At rest: no write moves it without telling MongoDB first. */
        record Resting(TallyStore.Stored tally) implements Rest {}

        /** Votes came lately. */
        record Active() implements Rest {}

        /** Redis was not told of writes that MongoDB knows of. */
        record Behind() implements Rest {}

        /** A write that Redis forgot when it lost the tally may have landed after the recount, and no other one will. */
        record Unsure() implements Rest {}

        /** Not here, or not in order. */
        record Unsettled() implements Rest {}
    }

    Rest settle(ArticleKey article, long epoch, TallySettings settings) {
        return asking(run -> {
            var keys = List.of(RedisKeys.tally(article), RedisKeys.open(article));
            long now = life.now();
            var arguments = List.of(
                    run,
                    Long.toString(now - settings.rest().toMillis()),
                    Long.toString(settings.kept().toSeconds()),
                    Long.toString(epoch),
                    Long.toString(now - settings.abandoned().toMillis()),
                    Long.toString(now));
            var flat = (List<?>) answer(SETTLE.run(redis, keys, arguments));
            return switch (flat.size()) {
                case 0 -> new Rest.Unsettled();
                case 1 ->
                    switch (String.valueOf(flat.getFirst())) {
                        case "behind" -> new Rest.Behind();
                        case "unsure" -> new Rest.Unsure();
                        default -> new Rest.Active();
                    };
                default -> new Rest.Resting(RedisKeys.stored(article, flat));
            };
        });
    }

    void touch(ArticleKey article) {
        touched.touch(article);
    }

    void hurry(ArticleKey article) {
        touched.hurry(article);
    }

    /** The tally is wrong, and shown as such, until a recount that begins after this. */
    void doubt(ArticleKey article) {
        asking(run -> DOUBT.run(redis, List.of(RedisKeys.tally(article)), List.of(run)) != null);
    }

    /** The present run of Redis, asked again: what was read before is of this run if it is still the same. */
    boolean stillAlive(String run) {
        return life.refresh().equals(run);
    }

    String run() {
        return life.current();
    }

    private <T> T asking(Function<String, T> question) {
        try {
            return question.apply(life.current());
        } catch (JedisException e) {
            life.failed(e);
            throw e;
        }
    }

    private static Object answer(@org.jspecify.annotations.Nullable Object answer) {
        return java.util.Objects.requireNonNull(answer);
    }
}
