package org.usersay.ratings.tally;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.Tuple;

/**
 * Check of every article whose votes changed, half a second later: applies votes whose marks are overdue, has the article
 * rebuilt where Redis lost it, and hands its tally to the listeners.
 */
@Component
class TallyReconciler {

    private static final Logger log = LoggerFactory.getLogger(TallyReconciler.class);

    /** A mark set so much later than now was set before a clock was set back. */
    private static final Duration FUTURE = Duration.ofMinutes(1);

    private final RedisServerInfo server;
    private final RedisTallies redis;
    private final ChangedArticles changed;
    private final VoteReader votes;
    private final TallyRebuilder rebuilder;
    private final TallySettings settings;
    private final List<TallyListener> listeners;

    TallyReconciler(
            RedisServerInfo server,
            RedisTallies redis,
            ChangedArticles changed,
            VoteReader votes,
            TallyRebuilder rebuilder,
            TallySettings settings,
            List<TallyListener> listeners) {
        this.server = server;
        this.redis = redis;
        this.changed = changed;
        this.votes = votes;
        this.rebuilder = rebuilder;
        this.settings = settings;
        this.listeners = List.copyOf(listeners);
    }

    @Scheduled(fixedDelayString = "${usersay.ratings.tally.check-every:200ms}")
    void reconcile() {
        try {
            long now = server.now();
            var due = server.refreshWith(pipeline -> changed.due(pipeline, now));
            if (due.answer().getAsBoolean()) {
                checkChanged();
            }
        } catch (JedisException e) {
            log.debug("Redis is unavailable: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is unavailable: {}", e.getMessage());
        }
    }

    private void checkChanged() {
        var claimed = changed.claim();
        var unfinished = new HashSet<ArticleKey>();
        redis.marks(claimed.articles()).forEach((article, marks) -> {
            if (!marks.isEmpty()) {
                unfinished.add(article);
                applyOverdue(article, marks);
            }
        });
        var tallies = redis.tallies(claimed.articles());
        for (var article : claimed.articles()) {
            if (!tallies.containsKey(article)) {
                rebuilder.requestIfIdle(article);
                unfinished.add(article);
            }
        }
        notifyListeners(List.copyOf(tallies.values()));
        unfinished.forEach(changed::markChanged);
        changed.done(claimed);
    }

    /** A vote may be written until its mark is abandoned, so it is read again until then. */
    private void applyOverdue(ArticleKey article, List<Tuple> marks) {
        long now = server.now();
        var overdue = new HashSet<Voter>();
        var abandoned = new ArrayList<String>();
        for (var mark : marks) {
            double age = now - mark.getScore();
            if (age >= settings.overdue().toMillis()) {
                overdue.add(voter(mark.getElement()));
            }
            if (age >= settings.abandoned().toMillis()) {
                abandoned.add(mark.getElement());
            }
            if (age < -FUTURE.toMillis()) {
                redis.setTime(article, mark.getElement(), now);
            }
        }
        if (!overdue.isEmpty()) {
            redis.apply(article, votes.find(article, overdue));
        }
        if (!abandoned.isEmpty()) {
            redis.clear(article, abandoned);
        }
    }

    private static Voter voter(String token) {
        return new Voter(token.substring(0, token.lastIndexOf('#')));
    }

    /** Hands tallies to the listeners. */
    void notifyListeners(List<TallyListener.Changed> tallies) {
        if (!tallies.isEmpty()) {
            listeners.forEach(listener -> listener.onChange(tallies));
        }
    }
}
