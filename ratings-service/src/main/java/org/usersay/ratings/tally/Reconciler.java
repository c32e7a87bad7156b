package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.RunningTallies.Rest;
import org.usersay.ratings.tally.TallyRecords.Stored;
import org.usersay.redis.Lua;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Looks at every tally that was touched, half a second later: has each write been counted, does the tally fit? What does
 * not is recounted. Articles that have rested for a while are settled in MongoDB.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final String WHOLE = "ratings:whole";
    private static final String RESTORING = "ratings:restoring";
    private static final int RESTORE_SECONDS = 10;
    private static final int TOGETHER = 1_000;
    private static final Lua LOOK = Lua.resource("lua/tally-look.lua");

    private final RedisClient redis;
    private final RedisLife life;
    private final Touched touched;
    private final RunningTallies running;
    private final TallyRecords records;
    private final Recounts recounts;
    private final Tallies tallies;
    private final TallySettings settings;
    private final List<TallyObserver> observers;

    /** Taken to be looked at, and not yet looked at to the end. */
    private final Set<ArticleKey> inHand = new LinkedHashSet<>();

    private volatile boolean lookedAtAll;

    Reconciler(
            RedisClient redis,
            RedisLife life,
            Touched touched,
            RunningTallies running,
            TallyRecords records,
            Recounts recounts,
            Tallies tallies,
            TallySettings settings,
            List<TallyObserver> observers) {
        this.redis = redis;
        this.life = life;
        this.touched = touched;
        this.running = running;
        this.records = records;
        this.recounts = recounts;
        this.tallies = tallies;
        this.settings = settings;
        this.observers = List.copyOf(observers);
    }

    @Scheduled(fixedDelayString = "${usersay.ratings.tally.look-every:200ms}")
    void reconcile() {
        try {
            var run = life.refresh();
            recounts.retry();
            recounts.wantAll(tallies.takeUntold());
            lookAtTouched(run);
        } catch (JedisException e) {
            log.debug("Redis is away: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    private void lookAtTouched(String run) {
        inHand.addAll(touched.take());
        look(run, inHand);
        inHand.clear();
    }

    private void look(String run, Collection<ArticleKey> articles) {
        long now = System.currentTimeMillis();
        var arguments = List.of(
                run,
                Long.toString(now - settings.overdue().toMillis()),
                Long.toString(now - settings.abandoned().toMillis()));
        var moved = new ConcurrentLinkedQueue<TallyObserver.Moved>();
        Beside.each(articles, article -> {
            var keys = List.of(Keys.tally(article), Keys.open(article), Keys.floors(article));
            var answer = (List<?>) Objects.requireNonNull(LOOK.run(redis, keys, arguments));
            var state = String.valueOf(answer.getFirst());
            switch (state) {
                case "missing", "suspect" -> {
                    recounts.want(article);
                    touched.touch(article);
                }
                case "waiting" -> touched.touch(article);
                default -> {
                    // Exact: nothing to mend.
                }
            }
            if (!state.equals("missing")) {
                var tally = Keys.stored(article, (List<?>) answer.get(2)).tally();
                moved.add(new TallyObserver.Moved(article, tally, Long.parseLong(String.valueOf(answer.get(1)))));
            }
        });
        if (!moved.isEmpty()) {
            observers.forEach(observer -> observer.moved(List.copyOf(moved)));
        }
    }

    /** Notices a Redis that lost its keys, and gives them back: what rests at once, what moves after a recount. */
    @Scheduled(fixedDelayString = "${usersay.ratings.tally.restore-every:500ms}")
    void restore() {
        try {
            var run = life.refresh();
            if (!run.equals(redis.get(WHOLE))
                    && redis.set(RESTORING, run, SetParams.setParams().nx().ex(RESTORE_SECONDS)) != null) {
                try {
                    restoreAll();
                    // Gone if Redis lost its keys once more: then what was given back is gone as well.
                    if (run.equals(redis.get(RESTORING))) {
                        redis.set(WHOLE, run);
                    }
                } finally {
                    redis.del(RESTORING);
                }
            }
        } catch (JedisException e) {
            log.debug("Redis is away: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    private void restoreAll() {
        var some = new ArrayList<Stored>();
        records.each(stored -> {
            some.add(stored);
            if (some.size() == TOGETHER) {
                Beside.each(some, this::restore);
                some.clear();
                redis.expire(RESTORING, RESTORE_SECONDS);
            }
        });
        Beside.each(some, this::restore);
    }

    private void restore(Stored stored) {
        if (stored.moving()) {
            recounts.want(stored.article());
        } else {
            running.adopt(stored.article(), stored.epoch(), false, Optional.of(stored.tally()));
        }
        touched.touch(stored.article());
    }

    /** Settles what rests, and looks at what moves but was forgotten, as after a crash. */
    @Scheduled(fixedDelayString = "${usersay.ratings.tally.settle-every:10s}")
    void settle() {
        try {
            var moving = new ArrayList<Stored>();
            records.eachMoving(moving::add);
            Beside.each(moving, this::settle);
            lookedAtAll = true;
        } catch (JedisException e) {
            log.debug("Redis is away: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    private void settle(Stored stored) {
        var article = stored.article();
        var run = running.run();
        var since = System.currentTimeMillis() - settings.rest().toMillis();
        var rest =
                running.settle(article, stored.epoch(), since, settings.kept().toSeconds());
        boolean refused =
                rest instanceof Rest.Resting resting && running.stillAlive(run) && !records.settle(resting.tally());
        if (refused || rest instanceof Rest.Behind) {
            recounts.want(article);
        }
        // An active article was touched by whoever voted, unless that was before we began.
        if (!(rest instanceof Rest.Active) || !lookedAtAll) {
            touched.touch(article);
        }
    }
}
