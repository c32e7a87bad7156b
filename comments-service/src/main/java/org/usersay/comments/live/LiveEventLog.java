package org.usersay.comments.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.comments.count.Listings;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** The last events of each article, in Redis: a stream of bounded length and a hash with its epoch and last number. */
@Component
class LiveEventLog {

    /** The one channel on which events are announced. */
    static final String CHANNEL = "comments:live";

    /** What is announced there when events were lost before they had a number. */
    static final String RELOAD = "reload";

    private static final Logger log = LoggerFactory.getLogger(LiveEventLog.class);
    private static final LuaScript PUBLISH = LuaScript.resource("scripts/live-publish.lua");
    private static final LuaScript RESUME = LuaScript.resource("scripts/live-resume.lua");

    private final RedisClient redis;
    private final BatchingPipeline shared;
    private final Listings listings;
    private final LiveSettings settings;

    LiveEventLog(RedisClient redis, BatchingPipeline shared, Listings listings, LiveSettings settings) {
        this.redis = redis;
        this.shared = shared;
        this.listings = listings;
        this.settings = settings;
    }

    /**
     * What a reader has missed.
     *
     * @param now where the article's events stand
     * @param lost whether something was missed that is no longer kept
     */
    record Missed(EventId now, boolean lost, List<LiveEvent> events) {
        Missed {
            events = List.copyOf(events);
        }
    }

    /**
     * Something to be kept and announced.
     *
     * @param count how many comments there are; null where the thread's copy tells
     */
    record Entry(
            ArticleKey thread,
            String name,
            String data,
            @Nullable Integer count) {}

    /** What became of an entry. */
    enum Kept {
        YES,
        COUNT_UNKNOWN,
        AWAY
    }

    /** Keeps and announces these in their order and in one round trip; the answers come in the same order. */
    List<Kept> publish(List<Entry> entries) {
        try {
            return PUBLISH.runAll(shared, entries.stream().map(this::call).toList()).stream()
                    .map(number -> Objects.equals(number, 0L) ? Kept.COUNT_UNKNOWN : Kept.YES)
                    .toList();
        } catch (JedisException e) {
            log.debug("Events are told in this process only: {}", e.getMessage());
            return Collections.nCopies(entries.size(), Kept.AWAY);
        }
    }

    private LuaScript.Call call(Entry entry) {
        var copy = listings.countKey(entry.thread());
        var keys = new ArrayList<>(keys(entry.thread()));
        keys.add(copy.meta());
        return new LuaScript.Call(
                keys,
                List.of(
                        epoch(),
                        Integer.toString(settings.kept()),
                        seconds(),
                        CHANNEL,
                        entry.thread().toString(),
                        entry.name(),
                        entry.data(),
                        entry.count() == null ? "" : entry.count().toString(),
                        copy.run()));
    }

    /** Asks every process' readers to reload; false where Redis is away. */
    boolean announceReload() {
        try {
            redis.publish(CHANNEL, RELOAD);
            return true;
        } catch (JedisException e) {
            log.debug("Only readers of this process reload: {}", e.getMessage());
            return false;
        }
    }

    /** Nothing where Redis is away. */
    Optional<Missed> since(ArticleKey thread, EventId seen) {
        try {
            var answer = RESUME.run(
                    redis, keys(thread), List.of(epoch(), seconds(), seen.epoch(), Long.toString(seen.number())));
            return Optional.of(read((List<?>) Objects.requireNonNull(answer)));
        } catch (JedisException e) {
            log.debug("A stream begins without a mark: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Missed read(List<?> answer) {
        var epoch = (String) answer.get(0);
        var events = ((List<?>) answer.get(3))
                .stream()
                        .map(entry -> (List<?>) entry)
                        .map(entry -> LiveEvent.of(
                                new EventId(epoch, Long.parseLong((String) entry.get(0))),
                                (String) entry.get(1),
                                (String) entry.get(2),
                                (String) entry.get(3)))
                        .toList();
        return new Missed(
                new EventId(epoch, (Long) answer.get(1)), answer.get(2).equals(1L), events);
    }

    private static List<String> keys(ArticleKey thread) {
        var tag = "comments:" + thread.hashTag() + ":live";
        return List.of(tag, tag + ":events");
    }

    private String seconds() {
        return Long.toString(settings.expiry().toSeconds());
    }

    private static String epoch() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
