package org.usersay.comments.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Comments.Outline;
import org.usersay.comments.count.Slice.Entry;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.Response;

/** The threads' copies in Redis: two scripts and a pipelined look at the counts. */
@Component
class RedisCopy {

    private static final LuaScript PLACE = LuaScript.resource("scripts/place.lua");
    private static final LuaScript SLICE = LuaScript.resource("scripts/slice.lua");
    private static final String EMPTY_KEPT_SECONDS = "60";

    private final RedisGate gate;

    RedisCopy(RedisGate gate) {
        this.gate = gate;
    }

    /** What a call to the placing script is part of. */
    enum Step {
        EVENT("0", "0"),
        BEGIN("1", "0"),
        NEXT("0", "0"),
        END("0", "1");

        private final String begins;
        private final String ends;

        Step(String begins, String ends) {
            this.begins = begins;
            this.ends = ends;
        }
    }

    /** What the outcome was. */
    enum Placed {
        YES,
        NO_COPY,
        AWAY
    }

    static Outline outline(Comment comment) {
        return new Outline(
                comment.id(), comment.thread(), comment.place(), comment.state(), comment.tally(), comment.version());
    }

    /** Puts comments of one thread into its copy, and tells other processes where there is a message. */
    Placed place(ArticleKey thread, Step step, List<Outline> comments, String message) {
        var arguments = new ArrayList<String>(6 + comments.size() * 6);
        var channel = message.isEmpty() ? "" : Keys.TOUCHED;
        arguments.addAll(List.of(gate.run(), step.begins, step.ends, EMPTY_KEPT_SECONDS, channel, message));
        for (Outline comment : comments) {
            arguments.add(comment.id());
            arguments.add(String.join(",", comment.place().path()));
            arguments.add(comment.state() == CommentState.PUBLISHED ? "1" : "0");
            arguments.add(Long.toString(comment.version()));
            arguments.add(Long.toString(
                    CommentRanking.top(comment.tally().up(), comment.tally().down())));
            arguments.add(Long.toString(CommentRanking.controversial(
                    comment.tally().up(), comment.tally().down())));
        }
        return gate.askTogether(redis -> Objects.requireNonNullElse(PLACE.run(redis, Keys.of(thread), arguments), 0L))
                .map(answer -> answer.equals(1L) ? Placed.YES : Placed.NO_COPY)
                .orElse(Placed.AWAY);
    }

    /** Nothing where Redis is away; an empty answer within where there is no copy of the thread. */
    Optional<Optional<Slice>> slice(Request request) {
        var call = call(request);
        return gate.ask(redis -> Optional.ofNullable(SLICE.run(redis, call.keys(), call.arguments()))
                .map(RedisCopy::read));
    }

    /** The same for several that answer little, in their order and in one round trip. */
    Optional<List<Optional<Slice>>> slices(List<Request> requests) {
        var calls = requests.stream().map(this::call).toList();
        return gate.askTogether(redis -> SLICE.runAll(redis, calls).stream()
                .map(answer -> Optional.ofNullable(answer).map(RedisCopy::read))
                .toList());
    }

    private LuaScript.Call call(Request request) {
        var arguments = new ArrayList<>(List.of(
                gate.run(),
                request.whose() == null ? request.sort().code() : "replies",
                request.whose() == null ? "" : request.whose(),
                Integer.toString(request.limit()),
                Integer.toString(request.first()),
                request.after().map(after -> Long.toString(after.rank())).orElse(""),
                request.after().map(Slice.After::id).orElse("")));
        arguments.addAll(request.pins());
        return new LuaScript.Call(Keys.of(request.thread()), arguments);
    }

    /** Counts of those threads that have a copy, in one round trip; nothing where Redis is away. */
    Optional<Map<ArticleKey, Integer>> counts(Collection<ArticleKey> threads) {
        var run = gate.run();
        return gate.ask(redis -> {
            var asked = new HashMap<ArticleKey, Response<List<String>>>();
            try (var pipeline = redis.pipelined()) {
                for (ArticleKey thread : threads) {
                    asked.put(thread, pipeline.hmget(Keys.meta(thread), "run", "built", "tree", "tomb"));
                }
                pipeline.sync();
            }
            var counts = new HashMap<ArticleKey, Integer>();
            asked.forEach((thread, answer) -> {
                var meta = answer.get();
                if (run.equals(meta.get(0)) && "1".equals(meta.get(1))) {
                    counts.put(thread, number(meta.get(2)) - number(meta.get(3)));
                }
            });
            return counts;
        });
    }

    /** Of the hash that {@link #counts} reads. */
    CountKey countKey(ArticleKey thread) {
        return new CountKey(Keys.meta(thread), gate.run());
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }

    private static Slice read(Object answer) {
        var parts = (List<?>) answer;
        return new Slice(
                Math.toIntExact((Long) parts.get(0)),
                Math.toIntExact((Long) parts.get(2)),
                entries(parts.get(1)),
                entries(parts.get(3)));
    }

    private static List<Entry> entries(Object list) {
        return ((List<?>) list).stream().map(RedisCopy::entry).toList();
    }

    private static Entry entry(Object fields) {
        var parts = (List<?>) fields;
        return new Entry(
                (String) parts.get(0),
                Long.parseLong((String) parts.get(1)),
                parts.get(2).equals(1L),
                Math.toIntExact((Long) parts.get(3)),
                Long.parseLong((String) parts.get(4)),
                entries(parts.get(5)));
    }
}
