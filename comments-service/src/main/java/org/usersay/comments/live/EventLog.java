package org.usersay.comments.live;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.redis.Lua;
import org.usersay.redis.SharedPipeline;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** The last events of each article, in Redis: a stream of bounded length and a hash with its epoch and last number. */
@Component
class EventLog {

    /** The one channel on which events are announced. */
    static final String CHANNEL = "comments:live";

    private static final Logger log = LoggerFactory.getLogger(EventLog.class);
    private static final Lua PUBLISH = Lua.resource("scripts/live-publish.lua");
    private static final Lua RESUME = Lua.resource("scripts/live-resume.lua");

    private final RedisClient redis;
    private final SharedPipeline shared;
    private final LiveSettings settings;

    EventLog(RedisClient redis, SharedPipeline shared, LiveSettings settings) {
        this.redis = redis;
        this.shared = shared;
        this.settings = settings;
    }

    /**
     * What a reader has missed.
     *
     * @param now where the article's events stand
     * @param lost whether something was missed that is no longer kept
     */
    record Missed(Mark now, boolean lost, List<LiveEvent> events) {
        Missed {
            events = List.copyOf(events);
        }
    }

    /** Keeps and announces; false where Redis is away. */
    boolean publish(ArticleKey thread, String name, String data, int count) {
        try {
            PUBLISH.run(
                    shared,
                    keys(thread),
                    List.of(
                            epoch(),
                            Integer.toString(settings.kept()),
                            seconds(),
                            CHANNEL,
                            thread.toString(),
                            name,
                            data,
                            Integer.toString(count)));
            return true;
        } catch (JedisException e) {
            log.debug("An event is told in this process only: {}", e.getMessage());
            return false;
        }
    }

    /** Nothing where Redis is away. */
    Optional<Missed> since(ArticleKey thread, Mark seen) {
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
                                new Mark(epoch, Long.parseLong((String) entry.get(0))),
                                (String) entry.get(1),
                                (String) entry.get(2),
                                (String) entry.get(3)))
                        .toList();
        return new Missed(new Mark(epoch, (Long) answer.get(1)), answer.get(2).equals(1L), events);
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
