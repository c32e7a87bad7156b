package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.usersay.ratings.vote.Vote;
import org.usersay.redis.LuaScript;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One article's recount, exact while votes go on. What is written during it is told apart by the votes' versions: a
 * logged difference counts on top if the recount saw an older version, and a write that is still open gets the version
 * that was seen as its floor.
 */
final class RunningRecount {

    private static final LuaScript BEGIN = LuaScript.resource("lua/tally-recount-begin.lua");
    private static final LuaScript INSTALL = LuaScript.resource("lua/tally-recount-install.lua");
    private static final LuaScript ALIVE = LuaScript.resource("lua/tally-recount-alive.lua");
    private static final int ATTEMPTS = 1_000;

    /** A recount that has not been heard of for so long is dead. */
    static final Duration DEAD = Duration.ofSeconds(3);

    private static final Duration HEARD = Duration.ofMillis(500);
    private static final int SOME = 1_000;

    private final ArticleKey article;
    private final RedisClient redis;
    private final RedisServerInfo life;
    private final String nonce = UuidV7.next();
    private final Map<String, Long> fields = new HashMap<>();
    private final SeenVersions versions = new SeenVersions();
    private String begunIn = "";
    private long begunAt;
    private long seen;
    private long heardAt;

    RunningRecount(ArticleKey article, RedisClient redis, RedisServerInfo life) {
        this.article = article;
        this.redis = redis;
        this.life = life;
    }

    ArticleKey article() {
        return article;
    }

    /** Starts the log; votes are read after this. */
    void begin() {
        begunIn = life.current();
        begunAt = life.now();
        heardAt = System.nanoTime();
        BEGIN.run(
                redis,
                List.of(RedisKeys.tally(article), RedisKeys.log(article)),
                List.of(nonce, Long.toString(begunAt), begunIn));
    }

    void see(Vote vote) {
        versions.add(vote.voter().key(), vote.version());
        vote.counted().ifPresent(counted -> {
            fields.merge(Tally.totalField(counted), 1L, Long::sum);
            fields.merge(Tally.dayField(counted), 1L, Long::sum);
        });
        if (++seen % SOME == 0 && begunAt > 0 && System.nanoTime() - heardAt > HEARD.toNanos()) {
            tellThatItGoesOn();
        }
    }

    private void tellThatItGoesOn() {
        heardAt = System.nanoTime();
        try {
            ALIVE.run(redis, List.of(RedisKeys.tally(article)), List.of(nonce, Long.toString(life.now())));
        } catch (JedisException e) {
            life.failed(e);
        }
    }

    /** What was read, without what was written meanwhile. */
    Tally seen() {
        return new Tally(fields);
    }

    /**
     * Puts the recount in the tally's place; false if another recount began meanwhile. Of a Redis that was restarted meanwhile
     * it is not the tally.
     *
     * @param abandoned after so long before it began no write can have come any more
     */
    boolean install(long epoch, boolean moving, Duration abandoned) {
        var sum = new Tally.Sum();
        fields.forEach(sum::add);
        int logged = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Response<List<String>> opened;
            Response<List<String>> rest;
            try (var pipeline = redis.pipelined()) {
                opened = pipeline.zrange(RedisKeys.open(article), 0, -1);
                rest = pipeline.lrange(RedisKeys.log(article), logged, -1);
                pipeline.sync();
            }
            for (var entry : rest.get()) {
                add(entry, sum);
                logged++;
            }
            var arguments = new ArrayList<>(List.of(
                    begunIn,
                    nonce,
                    Long.toString(epoch),
                    moving ? "1" : "0",
                    Integer.toString(logged),
                    Long.toString(begunAt - abandoned.toMillis()),
                    Long.toString(begunAt)));
            addFields(arguments, sum);
            addFloors(arguments, opened.get());
            var outcome = String.valueOf(INSTALL.run(redis, RedisKeys.all(article), arguments));
            if (!outcome.equals("busy")) {
                return outcome.equals("installed");
            }
        }
        return false;
    }

    /** A difference that was counted meanwhile: voter, version, field, difference, ... */
    private void add(String entry, Tally.Sum sum) {
        var words = entry.split(" ", -1);
        if (Long.parseLong(words[1]) > versions.of(words[0])) {
            for (int i = 2; i + 1 < words.length; i += 2) {
                sum.add(words[i], Long.parseLong(words[i + 1]));
            }
        }
    }

    private void addFields(List<String> arguments, Tally.Sum sum) {
        var counts = sum.tally().fields();
        arguments.add(Integer.toString(counts.size()));
        counts.forEach((field, count) -> {
            arguments.add(field);
            arguments.add(Long.toString(count));
        });
    }

    private void addFloors(List<String> arguments, List<String> open) {
        for (var token : open) {
            var voter = Ticket.voter(token);
            arguments.add(voter);
            arguments.add(Long.toString(versions.of(voter)));
            arguments.add(token);
            arguments.add(Long.toString(begunAt));
        }
    }
}
