package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.RedisTallies.Rest;
import org.usersay.ratings.tally.TallyStore.Stored;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Looks at every tally that was touched, half a second later: has each write been counted, does the tally fit? What does
 * not is recounted. Articles that have rested for a while are settled in MongoDB.
 */
@Component
class TallyReconciler {

    private static final Logger log = LoggerFactory.getLogger(TallyReconciler.class);

    private final RedisServerInfo life;
    private final Look look;
    private final Touched touched;
    private final Told told;
    private final RedisTallies running;
    private final TallyStore records;
    private final Recounts recounts;
    private final UntoldVotes untold;
    private final TallySettings settings;
    private final List<TallyListener> observers;

    private volatile boolean lookedAtAll;

    TallyReconciler(
            RedisServerInfo life,
            Look look,
            Touched touched,
            Told told,
            RedisTallies running,
            TallyStore records,
            Recounts recounts,
            UntoldVotes untold,
            TallySettings settings,
            List<TallyListener> observers) {
        this.life = life;
        this.look = look;
        this.touched = touched;
        this.told = told;
        this.running = running;
        this.records = records;
        this.recounts = recounts;
        this.untold = untold;
        this.settings = settings;
        this.observers = List.copyOf(observers);
    }

    @Scheduled(fixedDelayString = "${usersay.ratings.tally.look-every:200ms}")
    void reconcile() {
        try {
            var due = life.refreshWith(touched::askDue);
            recounts.retry();
            untold.tellWhatIsWritten();
            if (due.answer().getAsBoolean()) {
                lookAtTouched();
            }
        } catch (JedisException e) {
            log.debug("Redis is away: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is away: {}", e.getMessage());
        }
    }

    private void lookAtTouched() {
        var taken = touched.take();
        look(taken.articles());
        touched.done(taken);
    }

    private void look(Collection<ArticleKey> articles) {
        var moved = new ConcurrentLinkedQueue<TallyListener.Moved>();
        var fitting = new ConcurrentLinkedQueue<ArticleKey>();
        Beside.each(articles, article -> {
            var seen = look.at(article);
            switch (seen.state()) {
                case MISSING, SUSPECT -> {
                    recounts.want(article);
                    touched.touch(article);
                }
                case MENDING -> touched.touch(article);
                case WAITING -> {
                    touched.touch(article);
                    fitting.add(article);
                }
                case FRESH -> {
                    touched.hurry(article);
                    fitting.add(article);
                }
                case UNSURE -> {
                    recounts.want(article);
                    touched.touch(article);
                    fitting.add(article);
                }
                case EXACT -> fitting.add(article);
            }
            seen.tally().ifPresent(moved::add);
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
        var rest = running.settle(article, stored.epoch(), settings);
        boolean refused =
                rest instanceof Rest.Resting resting && running.stillAlive(run) && !records.settle(resting.tally());
        if (refused || rest instanceof Rest.Behind || rest instanceof Rest.Unsure) {
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
