package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

/**
 * Looks at every tally that was touched, half a second later: has each write been counted, does the tally fit? What does
 * not is recounted. Articles that have rested for a while are settled in MongoDB.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final Lua LOOK = Lua.resource("lua/tally-look.lua");

    private final RedisClient redis;
    private final RedisLife life;
    private final Touched touched;
    private final Told told;
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
            Told told,
            RunningTallies running,
            TallyRecords records,
            Recounts recounts,
            Tallies tallies,
            TallySettings settings,
            List<TallyObserver> observers) {
        this.redis = redis;
        this.life = life;
        this.touched = touched;
        this.told = told;
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
            var due = life.refreshWith(touched::askDue);
            recounts.retry();
            recounts.wantAll(tallies.takeUntold());
            lookAt(due.run(), touched.take(due.answer().get()));
        } catch (JedisException e) {
            log.debug("Redis is away: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    private void lookAt(String run, Collection<ArticleKey> taken) {
        inHand.addAll(taken);
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
        var fitting = new ConcurrentLinkedQueue<ArticleKey>();
        Beside.each(articles, article -> {
            var keys = List.of(Keys.tally(article), Keys.open(article), Keys.floors(article));
            var answer = (List<?>) Objects.requireNonNull(LOOK.run(redis, keys, arguments));
            var state = String.valueOf(answer.getFirst());
            switch (state) {
                case "missing", "suspect" -> {
                    recounts.want(article);
                    touched.touch(article);
                }
                case "waiting" -> {
                    touched.touch(article);
                    fitting.add(article);
                }
                default -> fitting.add(article);
            }
            if (!state.equals("missing")) {
                var tally = Keys.stored(article, (List<?>) answer.get(2)).tally();
                moved.add(new TallyObserver.Moved(article, tally, Long.parseLong(String.valueOf(answer.get(1)))));
            }
        });
        if (!moved.isEmpty()) {
            observers.forEach(observer -> observer.moved(List.copyOf(moved)));
        }
        if (!fitting.isEmpty()) {
            told.told(fitting);
        }
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
        if (!lookedAtAll) {
            touched.hurry(article);
        } else if (!(rest instanceof Rest.Active)) {
            touched.touch(article);
        }
    }
}
