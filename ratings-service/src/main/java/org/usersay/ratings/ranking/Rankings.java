package org.usersay.ratings.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.article.Article;
import org.usersay.ratings.article.ArticleAnnounced;
import org.usersay.ratings.article.Articles;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.tally.TallyListener;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.exceptions.JedisException;

/** Top lists: the best rated articles of a day, week, month and of all time, and the trending ones. */
@Component
public class Rankings implements TallyListener {

    private static final Logger log = LoggerFactory.getLogger(Rankings.class);
    private static final int BATCH = 500;

    private final RedisRankings redisRankings;
    private final Articles articles;
    private final Tallies tallies;
    private final RankingSettings settings;
    private final Clock clock;
    private final Cache<ListKey, TopList> lists =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Rankings(RedisRankings redisRankings, Articles articles, Tallies tallies, RankingSettings settings, Clock clock) {
        this.redisRankings = redisRankings;
        this.articles = articles;
        this.tallies = tallies;
        this.settings = settings;
        this.clock = clock;
    }

    /** A list; of all categories if there is none. */
    record ListKey(String site, String list, @Nullable String category, int limit) {}

    /**
     * The articles of a list, best first.
     *
     * @param stale whether it may be incomplete or old, since a store is unavailable or has lost its keys
     */
    record TopList(List<RankedArticle> items, long readAt, boolean stale) {}

    @Override
    public void onChange(List<Changed> tallies) {
        var keys = tallies.stream().map(Changed::article).collect(Collectors.toSet());
        var outdated = place(tallies, articles.find(keys));
        if (!outdated.isEmpty()) {
            var stored = articles.findUncached(
                    outdated.stream().map(Changed::article).toList());
            place(outdated, stored);
        }
    }

    /** Returns those that a later announcement of their article was placed by before. */
    private List<Changed> place(List<Changed> tallies, Map<ArticleKey, Article> announced) {
        var placements = tallies.stream()
                .map(changed ->
                        new RedisRankings.Placement(changed, Optional.ofNullable(announced.get(changed.article()))))
                .toList();
        var outcomes = redisRankings.place(placements, LocalDate.now(clock));
        var outdated = new ArrayList<Changed>();
        for (int i = 0; i < placements.size(); i++) {
            var placement = placements.get(i);
            switch (outcomes.get(i)) {
                case PLACED -> placement.announced().filter(Article::unlisted).ifPresent(articles::listed);
                case OUTDATED -> outdated.add(placement.tally());
                case OLDER ->
                    log.debug(
                            "A newer tally of {} was placed before",
                            placement.tally().article());
            }
        }
        return outdated;
    }

    @EventListener
    void onAnnouncement(ArticleAnnounced announced) {
        var article = announced.article();
        try {
            redisRankings.refuseEarlier(article);
            tallies.markChanged(article.key());
        } catch (JedisException e) {
            log.debug("Redis is unavailable: {} is listed later", article.key());
        }
    }

    /** Lists what was announced while Redis was unavailable, or by a service that crashed meanwhile. */
    @Scheduled(fixedDelayString = "${usersay.ratings.articles.list-every:2s}")
    void listAnnounced() {
        try {
            articles.unlisted(BATCH).forEach(article -> tallies.markChanged(article.key()));
        } catch (JedisException | MongoException e) {
            log.debug("A store is unavailable: {}", e.getMessage());
        }
    }

    TopList top(String site, Period period, @Nullable String category, int limit) {
        return find(new ListKey(site, period.name(LocalDate.now(clock)), category, limit));
    }

    TopList trending(String site, @Nullable String category, int limit) {
        return find(new ListKey(site, RedisRankings.TRENDING, category, limit));
    }

    private boolean isFresh(TopList answer) {
        return System.nanoTime() - answer.readAt() < settings.cached().toNanos();
    }

    private TopList find(ListKey key) {
        var known = lists.getIfPresent(key);
        if (known != null && isFresh(known)) {
            return known;
        }
        try {
            var list = read(key);
            lists.put(key, list);
            return list;
        } catch (JedisException | MongoException e) {
            if (known == null) {
                throw e;
            }
            return new TopList(known.items(), known.readAt(), true);
        }
    }

    private TopList read(ListKey key) {
        var top = redisRankings.top(key.site(), key.list(), key.category(), key.limit());
        var places = top.places();
        var keys = places.stream()
                .map(place -> new ArticleKey(key.site(), place.article()))
                .toList();
        var totals = tallies.totals(keys);
        // Not from the cache: another instance may have received a new title.
        var announced = articles.findUncached(keys);
        var items = places.stream()
                .map(place -> {
                    var article = new ArticleKey(key.site(), place.article());
                    return RankedArticle.of(place, totals.of(article), Optional.ofNullable(announced.get(article)));
                })
                .toList();
        return new TopList(items, System.nanoTime(), totals.stale() || !top.complete());
    }
}
