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

/** Which articles readers value most: by day, week, month and over all, and which they like just now. */
@Component
public class Rankings implements TallyListener {

    private static final Logger log = LoggerFactory.getLogger(Rankings.class);
    private static final int AT_ONCE = 500;

    private final RedisRankings redisRankings;
    private final Articles articles;
    private final Tallies tallies;
    private final RankingSettings settings;
    private final Clock clock;
    private final Cache<Question, Answer> answers =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Rankings(RedisRankings redisRankings, Articles articles, Tallies tallies, RankingSettings settings, Clock clock) {
        this.redisRankings = redisRankings;
        this.articles = articles;
        this.tallies = tallies;
        this.settings = settings;
        this.clock = clock;
    }

    /** Which list; none of a category means all of them. */
    record Question(String site, String list, @Nullable String category, int limit) {}

    /**
     * The list's articles, best first.
     *
     * @param stale whether it, or what it says of its articles, may be incomplete or old, because a store is away or has lost
     *     its keys
     */
    record Answer(List<RankedArticle> items, long askedAt, boolean stale) {}

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
    void announced(ArticleAnnounced announced) {
        var article = announced.article();
        try {
            redisRankings.expect(article);
            tallies.markChanged(article.key());
        } catch (JedisException e) {
            log.debug("Redis is away: {} is listed later", article.key());
        }
    }

    /** What was announced while Redis was away, or by a service that died before it could tell Redis. */
    @Scheduled(fixedDelayString = "${usersay.ratings.articles.list-every:2s}")
    void listAnnounced() {
        try {
            articles.unlisted(AT_ONCE).forEach(article -> tallies.markChanged(article.key()));
        } catch (JedisException | MongoException e) {
            log.debug("A store is away: {}", e.getMessage());
        }
    }

    Answer top(String site, Period period, @Nullable String category, int limit) {
        return ask(new Question(site, period.name(LocalDate.now(clock)), category, limit));
    }

    Answer trending(String site, @Nullable String category, int limit) {
        return ask(new Question(site, RedisRankings.TRENDING, category, limit));
    }

    /** Whether it may be given without asking again. */
    boolean fresh(Answer answer) {
        return System.nanoTime() - answer.askedAt() < settings.cached().toNanos();
    }

    private Answer ask(Question question) {
        var known = answers.getIfPresent(question);
        if (known != null && fresh(known)) {
            return known;
        }
        try {
            var answer = read(question);
            answers.put(question, answer);
            return answer;
        } catch (JedisException | MongoException e) {
            if (known == null) {
                throw e;
            }
            return new Answer(known.items(), known.askedAt(), true);
        }
    }

    private Answer read(Question question) {
        var top = redisRankings.top(question.site(), question.list(), question.category(), question.limit());
        var places = top.places();
        var keys = places.stream()
                .map(place -> new ArticleKey(question.site(), place.article()))
                .toList();
        var totals = tallies.totals(keys);
        // Not what is remembered for votes: another instance may have been told a new title.
        var announced = articles.findUncached(keys);
        var items = places.stream()
                .map(place -> {
                    var key = new ArticleKey(question.site(), place.article());
                    return RankedArticle.of(place, totals.of(key), Optional.ofNullable(announced.get(key)));
                })
                .toList();
        return new Answer(items, System.nanoTime(), totals.stale() || !top.complete());
    }
}
