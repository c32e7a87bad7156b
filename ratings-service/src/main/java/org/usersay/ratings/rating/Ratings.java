package org.usersay.ratings.rating;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.usersay.ratings.article.Articles;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.Origin;
import org.usersay.ratings.vote.Receipt;
import org.usersay.ratings.vote.VoteCast;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.site.ArticleKey;

/**
 * What happens when I press four stars, from here to the answer: MongoDB and Redis learn that a vote is coming, one
 * write to MongoDB replaces my vote and reveals the old one, and the tally moves by the difference
 * ({@code lua/tally-count.lua}).
 */
@Component
class Ratings {

    private final Articles articles;
    private final Votes votes;
    private final Tallies tallies;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<ArticleKey, Histogram> hot;

    Ratings(
            Articles articles,
            Votes votes,
            Tallies tallies,
            ApplicationEventPublisher events,
            Clock clock,
            RatingSettings settings) {
        this.events = events;
        this.clock = clock;
        this.articles = articles;
        this.votes = votes;
        this.tallies = tallies;
        this.hot = Caffeine.newBuilder()
                .expireAfterWrite(settings.cached())
                .maximumSize(settings.cachedArticles())
                .build();
    }

    /** Casts or changes a vote; on return it is durable and counted. */
    Tallies.Totals rate(ArticleKey article, Voter voter, int stars, Origin origin, Optional<Receipt> receipt) {
        articles.requireOpen(article);
        var ticket = tallies.begin(article, voter);
        var change = votes.cast(article, voter, stars, origin, receipt);
        var totals = tallies.count(ticket, change);
        hot.invalidate(article);
        events.publishEvent(new VoteCast(article, voter, stars, origin, clock.instant()));
        return totals;
    }

    /** Withdraws a vote, if there is one. */
    Tallies.Totals withdraw(ArticleKey article, Voter voter, Optional<Receipt> receipt) {
        articles.requireOpen(article);
        if (mine(article, voter).isEmpty()) {
            return totals(List.of(article));
        }
        var totals = tallies.move(article, voter, () -> votes.withdraw(article, voter, receipt));
        hot.invalidate(article);
        return totals;
    }

    /** Whether this very request was granted before; refuses another one under its key with 422. */
    boolean granted(ArticleKey article, Voter voter, Receipt receipt) {
        var earlier = votes.receipt(article, voter, receipt.key());
        earlier.ifPresent(kept -> IdempotencyKey.requireSame(kept.fingerprint(), receipt.fingerprint()));
        return earlier.isPresent();
    }

    /** The voter's own stars. */
    OptionalInt mine(ArticleKey article, Voter voter) {
        var vote = votes.find(article, voter);
        return vote.isEmpty() || vote.get().withdrawn()
                ? OptionalInt.empty()
                : OptionalInt.of(vote.get().stars());
    }

    /** Totals at most a moment old. */
    Tallies.Totals totals(Collection<ArticleKey> articles) {
        Map<ArticleKey, Histogram> found = new HashMap<>(hot.getAllPresent(articles));
        var missing =
                articles.stream().filter(article -> !found.containsKey(article)).toList();
        if (missing.isEmpty()) {
            return new Tallies.Totals(found, false);
        }
        var fresh = tallies.totals(missing);
        missing.forEach(article -> {
            found.put(article, fresh.of(article));
            hot.put(article, fresh.of(article));
        });
        return new Tallies.Totals(found, fresh.stale());
    }
}
