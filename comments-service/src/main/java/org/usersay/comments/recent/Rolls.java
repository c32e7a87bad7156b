package org.usersay.comments.recent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.CommentsImported;
import org.usersay.redis.BatchingPipeline;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.ZRangeParams;

/**
 * The newest of each list are kept as ids in a sorted set, all with score 0 and therefore in the order of their ids,
 * which is that of time; older ones are asked of MongoDB. A set that holds the whole list ends with {@value #END}, which
 * stands behind the oldest id: a set that grows too long is cut from that end, so that a list once cut is never taken for
 * a whole one again, however many leave it.
 *
 * <p>A set counts only while its {@code :built} key stands, and that ends after {@value #TRUSTED_SECONDS} seconds, which
 * bounds what a Redis that lost its last second can get wrong. What is read is looked up by {@code _id} and shown only if
 * it is published, so a list never shows too much; where one has gone unnoticed MongoDB is asked, so that a page is short
 * only at the end.
 */
@Service
public class Rolls {

    private static final Logger log = LoggerFactory.getLogger(Rolls.class);
    private static final String END = "!";
    private static final int TRUSTED_SECONDS = 600;
    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private final RedisClient redis;
    private final BatchingPipeline shared;
    private final Comments comments;
    private final int kept;
    private volatile long awaySince;
    private volatile boolean away;

    Rolls(RedisClient redis, BatchingPipeline shared, Comments comments, RollSettings settings) {
        this.redis = redis;
        this.shared = shared;
        this.comments = comments;
        this.kept = settings.kept();
    }

    /** Published comments of a list, newest first, before {@code before} if given. */
    public List<Comment> newest(RecentList recentList, @Nullable String before, int limit) {
        var ids = ids(recentList, before, limit);
        if (ids.isEmpty()) {
            return fromTruth(recentList, before, limit);
        }
        Map<String, Comment> found = new HashMap<>();
        comments.findAll(ids.get()).forEach(comment -> found.put(comment.id(), comment));
        var shown = ids.get().stream()
                .map(found::get)
                .filter(comment -> comment != null && comment.published() && recentList.holds(comment))
                .toList();
        return shown.size() == ids.get().size() ? shown : fromTruth(recentList, before, limit);
    }

    /** Nothing where MongoDB must be asked: Redis is away, or the list does not reach that far. */
    private Optional<List<String>> ids(RecentList recentList, @Nullable String before, int limit) {
        return ask(() -> {
            if (!redis.exists(built(recentList))) {
                build(recentList);
            }
            var backwards = ZRangeParams.zrangeByLexParams(before == null ? "+" : "(" + before, "-");
            var ids = redis.zrange(recentList.key(), backwards.rev().limit(0, limit));
            if (!ids.isEmpty() && ids.getLast().equals(END)) {
                return ids.subList(0, ids.size() - 1);
            }
            return ids.size() < limit ? null : ids;
        });
    }

    /** Others go on adding meanwhile; what they add stays. */
    private void build(RecentList recentList) {
        var newest = fromTruth(recentList, null, kept);
        try (var pipeline = redis.pipelined()) {
            newest.forEach(comment -> pipeline.zadd(recentList.key(), 0, comment.id()));
            if (newest.size() < kept) {
                pipeline.zadd(recentList.key(), 0, END);
            } else {
                pipeline.zrem(recentList.key(), END);
            }
            trim(recentList, pipeline);
            pipeline.set(built(recentList), "1", SetParams.setParams().ex(TRUSTED_SECONDS));
            pipeline.sync();
        }
    }

    private List<Comment> fromTruth(RecentList recentList, @Nullable String before, int limit) {
        return switch (recentList) {
            case RecentList.OfSite wanted -> comments.newestOn(wanted.site(), before, limit);
            case RecentList.OfArticle wanted -> comments.newestUnder(wanted.thread(), before, limit);
            case RecentList.OfAuthor wanted -> comments.newestBy(wanted.author(), before, limit);
        };
    }

    /** Travels with what is asked next, which is that the thread's copy follows: together they are one round trip. */
    @EventListener
    @Order(CommentEvent.COPIES - 1)
    void follow(CommentEvent event) {
        var comment = event.comment();
        if (event instanceof CommentChanged changed && changed.before().published() == comment.published()) {
            return;
        }
        var rolls = rolls(comment);
        shared.tell(pipeline -> rolls.forEach(recentList -> put(comment, recentList, pipeline)));
    }

    @EventListener
    @Order(0)
    void follow(CommentsImported event) {
        var published = event.comments().stream().filter(Comment::published).toList();
        Map<RecentList, Map<String, Double>> additions = new HashMap<>();
        published.forEach(comment -> rolls(comment)
                .forEach(recentList -> additions
                        .computeIfAbsent(recentList, key -> new HashMap<>())
                        .put(comment.id(), 0.0)));
        ask(() -> {
            try (var pipeline = redis.pipelined()) {
                additions.forEach((recentList, ids) -> {
                    pipeline.zadd(recentList.key(), ids);
                    trim(recentList, pipeline);
                });
                pipeline.sync();
            }
            return true;
        });
    }

    private static List<RecentList> rolls(Comment comment) {
        return List.of(
                new RecentList.OfSite(comment.thread().site()),
                new RecentList.OfArticle(comment.thread()),
                new RecentList.OfAuthor(comment.author().id()));
    }

    private void put(Comment comment, RecentList recentList, AbstractPipeline pipeline) {
        if (comment.published()) {
            pipeline.zadd(recentList.key(), 0, comment.id());
            trim(recentList, pipeline);
        } else {
            pipeline.zrem(recentList.key(), comment.id());
        }
    }

    private void trim(RecentList recentList, AbstractPipeline pipeline) {
        pipeline.zremrangeByRank(recentList.key(), 0, -kept - 1);
        pipeline.expire(recentList.key(), 2L * TRUSTED_SECONDS);
    }

    private static String built(RecentList recentList) {
        return recentList.key() + ":built";
    }

    /** After a failure nobody waits for Redis again for a moment. */
    private <T> Optional<T> ask(Question<T> question) {
        if (away && System.nanoTime() - awaySince < PAUSE) {
            return Optional.empty();
        }
        try {
            var answer = Optional.ofNullable(question.put());
            away = false;
            return answer;
        } catch (JedisException e) {
            log.debug("Redis does not answer: {}", e.getMessage());
            awaySince = System.nanoTime();
            away = true;
            return Optional.empty();
        }
    }

    /** Something asked of Redis. */
    @FunctionalInterface
    private interface Question<T> {
        @Nullable
        T put();
    }
}
