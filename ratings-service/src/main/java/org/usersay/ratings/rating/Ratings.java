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
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.usersay.ratings.article.Articles;
import org.usersay.ratings.tally.Histogram;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.IdempotencyRecord;
import org.usersay.ratings.vote.VoteCast;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.site.ArticleKey;

/**
 * What happens when I press four stars, from the request to the answer: {@link #rate} here, and what it does to the tally
 * in {@code lua/tally-count.lua}. How a step is done, and what if a store is away, stands in what it calls.
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

    /**
     * What a voter is answered.
     *
     * @param stars his own as they stand now; none where he has no vote
     */
    record Outcome(Tallies.Totals totals, OptionalInt stars) {}

    /**
     * Casts or changes a vote; on return it is durable and counted.
     *
     * @param once the client's key of this request: a request that was granted before changes nothing, and is answered what
     *     stands now. A key belongs to the voter's vote on one article; on another one it is another request's
     */
    Outcome rate(ArticleKey article, RequestVoter requestVoter, int stars, Optional<IdempotencyKey> once) {
        // Who am I? A reader by the token, or a device by its signed cookie.
        var voter = requestVoter.candidate(article);
        // Did I press before, and never heard the answer? Then nothing changes.
        var idempotencyRecord = once.map(key -> receipt(key, voter, new Asked(stars)));
        if (granted(article, voter, idempotencyRecord)) {
            return unchanged(article, voter);
        }
        articles.requireOpen(article);
        // May I vote here? A device that never voted is noted.
        var admitted = requestVoter.admit(article);
        // Redis, and after a rest MongoDB too, learn that a vote is coming; should we die now, the article is
        // recounted. Half a second later somebody looks at its tally, and the lists follow.
        var ticket = tallies.begin(article, voter);
        // One findOneAndUpdate puts my vote in the place of my old one and reveals it: this is what is durable.
        var change = votes.cast(article, voter, stars, admitted.origin(), idempotencyRecord);
        // One script takes the old stars from the tally and adds the new ones, once.
        var totals = tallies.count(ticket, change);
        // Whoever asks next is told so, and the rules for what looks arranged hear of it.
        hot.invalidate(article);
        if (!change.written()) {
            return unchanged(article, voter);
        }
        events.publishEvent(new VoteCast(article, voter, stars, admitted.origin(), clock.instant()));
        requestVoter.cast(admitted);
        return new Outcome(totals, OptionalInt.of(stars));
    }

    /** Withdraws a vote, if there is one. */
    Outcome withdraw(ArticleKey article, RequestVoter requestVoter, Optional<IdempotencyKey> once) {
        var voter = requestVoter.candidate(article);
        var idempotencyRecord = once.map(key -> receipt(key, voter, new Asked(null)));
        if (granted(article, voter, idempotencyRecord)) {
            return unchanged(article, voter);
        }
        articles.requireOpen(article);
        // A device that has not voted here stays unknown; a reader's may bring him the vote that he withdraws.
        if (!voter.anonymous()) {
            requestVoter.admit(article);
        }
        if (mine(article, voter).isEmpty()) {
            return unchanged(article, voter);
        }
        if (voter.anonymous()) {
            requestVoter.admit(article);
        }
        var totals = tallies.move(article, voter, () -> votes.withdraw(article, voter, idempotencyRecord));
        hot.invalidate(article);
        return new Outcome(totals, mine(article, voter));
    }

    /** What stands, asked anew: what is remembered may be older than the voter's stars. */
    private Outcome unchanged(ArticleKey article, Voter voter) {
        return new Outcome(tallies.totals(List.of(article)), mine(article, voter));
    }

    /** Stars, or none to take them back. */
    private record Asked(@Nullable Integer stars) {}

    private static IdempotencyRecord receipt(IdempotencyKey key, Voter voter, Asked asked) {
        return new IdempotencyRecord(key.scopedTo(voter.key()), IdempotencyKey.fingerprint("rating", asked));
    }

    /** Whether this very request was granted before; refuses another one under its key with 422. */
    private boolean granted(ArticleKey article, Voter voter, Optional<IdempotencyRecord> idempotencyRecord) {
        var earlier = idempotencyRecord.flatMap(asked -> votes.receipt(article, voter, asked.key()));
        earlier.ifPresent(kept -> IdempotencyKey.requireSame(
                kept.fingerprint(), idempotencyRecord.orElseThrow().fingerprint()));
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
            // What is stale has to be said of it each time.
            if (!fresh.stale()) {
                hot.put(article, fresh.of(article));
            }
        });
        return new Tallies.Totals(found, fresh.stale());
    }

    /** Whether these totals are what {@link #totals} would still answer. */
    boolean current(Tallies.Totals totals) {
        return totals.byArticle().entrySet().stream()
                .allMatch(total -> total.getValue().equals(hot.getIfPresent(total.getKey())));
    }
}
