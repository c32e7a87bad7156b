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
import org.usersay.comments.count.CommentCounts;
import org.usersay.redis.BatchingPipeline;
import org.usersay.redis.LuaScript;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Latest events of each article in Redis: a stream of bounded length, and a hash with its epoch and last number. */
@Component
class LiveEventLog {

    /** Channel on which every event is published. */
    static final String CHANNEL = "comments:live";

    /** Message on the channel that asks all clients to reload, since events were lost before they had an id. */
    static final String RELOAD = "reload";

    private static final Logger log = LoggerFactory.getLogger(LiveEventLog.class);
    private static final LuaScript PUBLISH = LuaScript.resource("scripts/live-publish.lua");
    private static final LuaScript RESUME = LuaScript.resource("scripts/live-resume.lua");

    private final UnifiedJedis redis;
    private final BatchingPipeline pipeline;
    private final CommentCounts counts;
    private final LiveSettings settings;

    LiveEventLog(UnifiedJedis redis, BatchingPipeline pipeline, CommentCounts counts, LiveSettings settings) {
        this.redis = redis;
        this.pipeline = pipeline;
        this.counts = counts;
        this.settings = settings;
    }

    /**
     * Events that a client has missed.
     *
     * @param position of the article's last event
     * @param incomplete whether events were missed that are not kept any more
     */
    record Replay(EventId position, boolean incomplete, List<LiveEvent> events) {
        Replay {
            events = List.copyOf(events);
        }
    }

    /**
     * Event to be published.
     *
     * @param count comments of the article; null to take the article's counter in Redis
     */
    record Entry(
            ArticleKey article,
            String name,
            String data,
            @Nullable Integer count) {}

    /** Outcome of publishing an event. */
    enum PublishResult {
        PUBLISHED,
        /** Not published: there is no counter, so the count has to be given. */
        COUNT_UNKNOWN,
        /** Not published: Redis is unavailable. */
        UNAVAILABLE
    }

    /** Publishes events in their order and in one round trip; the results have the same order. */
    List<PublishResult> publish(List<Entry> entries) {
        try {
            return PUBLISH.runAll(pipeline, entries.stream().map(this::call).toList()).stream()
                    .map(number -> Objects.equals(number, 0L) ? PublishResult.COUNT_UNKNOWN : PublishResult.PUBLISHED)
                    .toList();
        } catch (JedisException e) {
            log.debug("Events are sent in this process only: {}", e.getMessage());
            return Collections.nCopies(entries.size(), PublishResult.UNAVAILABLE);
        }
    }

    private LuaScript.Call call(Entry entry) {
        var copy = counts.key(entry.article());
        var keys = new ArrayList<>(keys(entry.article()));
        keys.add(copy.key());
        return new LuaScript.Call(
                keys,
                List.of(
                        epoch(),
                        Integer.toString(settings.kept()),
                        seconds(),
                        CHANNEL,
                        entry.article().toString(),
                        entry.name(),
                        entry.data(),
                        entry.count() == null ? "" : entry.count().toString(),
                        copy.run()));
    }

    /** Asks the clients of all processes to reload; false where Redis is unavailable. */
    boolean publishReload() {
        try {
            redis.publish(CHANNEL, RELOAD);
            return true;
        } catch (JedisException e) {
            log.debug("Only clients of this process reload: {}", e.getMessage());
            return false;
        }
    }

    /** The events after {@code seen}; empty where Redis is unavailable. */
    Optional<Replay> replay(ArticleKey article, EventId seen) {
        try {
            var answer = RESUME.run(
                    redis, keys(article), List.of(epoch(), seconds(), seen.epoch(), Long.toString(seen.number())));
            return Optional.of(read((List<?>) Objects.requireNonNull(answer)));
        } catch (JedisException e) {
            log.debug("A stream starts without an id: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Replay read(List<?> answer) {
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
        return new Replay(
                new EventId(epoch, (Long) answer.get(1)), answer.get(2).equals(1L), events);
    }

    private static List<String> keys(ArticleKey article) {
        var tag = "comments:" + article.hashTag() + ":live";
        return List.of(tag, tag + ":events");
    }

    private String seconds() {
        return Long.toString(settings.expiry().toSeconds());
    }

    private static String epoch() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
