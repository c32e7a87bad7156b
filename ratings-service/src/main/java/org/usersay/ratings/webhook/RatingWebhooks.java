package org.usersay.ratings.webhook;

import com.mongodb.MongoException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.tally.TallyListener;
import org.usersay.ratings.webhook.RatingChangeStore.Change;
import org.usersay.starter.webhook.Webhooks;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Web-hook events of ratings, one a minute and article at most. Tallies reach the listener again until it has stored the
 * change, also after a crash or a loss of Redis; the counts are read when the event is made.
 */
@Service
class RatingWebhooks implements TallyListener {

    static final String CHANGED = "rating.changed";

    private static final Logger log = LoggerFactory.getLogger(RatingWebhooks.class);

    private final Webhooks webhooks;
    private final RatingChangeStore store;
    private final Tallies tallies;

    RatingWebhooks(Webhooks webhooks, RatingChangeStore store, Tallies tallies) {
        this.webhooks = webhooks;
        this.store = store;
        this.tallies = tallies;
    }

    @Override
    public void onChange(List<Changed> changed) {
        var articles = changed.stream()
                .map(Changed::article)
                .filter(article -> webhooks.wanted(article.site(), CHANGED))
                .toList();
        if (!articles.isEmpty()) {
            store.insert(articles);
        }
    }

    /** Two instances may do this at once: the first write of an event succeeds. */
    @Scheduled(fixedDelayString = "PT1S")
    void send() {
        try {
            var due = store.due();
            if (!due.isEmpty()) {
                send(due);
            }
        } catch (JedisException e) {
            log.debug("Redis is unavailable: {}", e.getMessage());
        } catch (MongoException e) {
            log.warn("MongoDB is unavailable: {}", e.getMessage());
        }
    }

    private void send(List<Change> due) {
        var totals = tallies.totals(due.stream().map(Change::article).toList());
        if (totals.stale()) {
            return;
        }
        for (var change : due) {
            var article = change.article();
            var rating = totals.of(article);
            if (rating.equals(change.sent())) {
                store.ended(change);
            } else {
                var data = ChangedRating.of(article, rating);
                store.sent(change, rating, webhooks.event(change.id(), article.site(), CHANGED, data));
            }
        }
    }
}
