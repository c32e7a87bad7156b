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
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.site.ArticleKey;

/** Ratings of articles: casting and withdrawing a vote, and the totals. */
@Component
class Ratings {

    private final Articles articles;
    private final VoteReader reader;
    private final Votes votes;
    private final Tallies tallies;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<ArticleKey, Histogram> summaries;

    Ratings(
            Articles articles,
            VoteReader reader,
            Votes votes,
            Tallies tallies,
            ApplicationEventPublisher events,
            Clock clock,
            RatingSettings settings) {
        this.events = events;
        this.clock = clock;
        this.articles = articles;
        this.reader = reader;
        this.votes = votes;
        this.tallies = tallies;
        this.summaries = Caffeine.newBuilder()
                .expireAfterWrite(settings.cached())
                .maximumSize(settings.cachedArticles())
                .build();
    }

    /**
     * Outcome of a request to vote.
     *
     * @param stars the voter's own as they now are; empty without a vote
     */
    record Outcome(Tallies.Totals totals, OptionalInt stars) {}

    /**
     * Casts or changes a vote; on return it is durable and counted.
     *
     * @param requestKey the client's key of this request: a request that was granted before changes nothing. A key belongs
     *     to the voter's vote on one article
     */
    Outcome rate(ArticleKey article, RequestVoter requestVoter, int stars, Optional<IdempotencyKey> requestKey) {
        var voter = requestVoter.candidate(article);
        var request = requestKey.map(key -> record(key, voter, new Change(stars)));
        if (isRepeated(article, voter, request)) {
            return unchanged(article, voter);
        }
        articles.requireOpen(article);
        var source = requestVoter.admit(article).origin();
        var mark = tallies.mark(article, voter);
        var vote = votes.cast(mark, stars, source, request);
        var totals = tallies.apply(mark, vote);
        summaries.invalidate(article);
        if (vote.isEmpty()) {
            return unchanged(article, voter);
        }
        events.publishEvent(new VoteCast(article, voter, stars, source, clock.instant()));
        requestVoter.voted(article);
        return new Outcome(totals, OptionalInt.of(stars));
    }

    /** Withdraws a vote, if there is one. */
    Outcome withdraw(ArticleKey article, RequestVoter requestVoter, Optional<IdempotencyKey> requestKey) {
        var voter = requestVoter.candidate(article);
        var request = requestKey.map(key -> record(key, voter, new Change(null)));
        if (isRepeated(article, voter, request)) {
            return unchanged(article, voter);
        }
        articles.requireOpen(article);
        // A device without a vote is not recorded; a reader may take over the vote to be withdrawn from a device.
        if (!voter.anonymous()) {
            requestVoter.admit(article);
        }
        if (mine(article, voter).isEmpty()) {
            return unchanged(article, voter);
        }
        if (voter.anonymous()) {
            requestVoter.admit(article);
        }
        var totals = tallies.change(article, voter, mark -> votes.withdraw(mark, request));
        summaries.invalidate(article);
        return new Outcome(totals, mine(article, voter));
    }

    /** Read again: a cached summary may be older than the voter's stars. */
    private Outcome unchanged(ArticleKey article, Voter voter) {
        return new Outcome(tallies.totals(List.of(article)), mine(article, voter));
    }

    /** Stars, or null to withdraw them. */
    private record Change(@Nullable Integer stars) {}

    private static IdempotencyRecord record(IdempotencyKey key, Voter voter, Change change) {
        return new IdempotencyRecord(key.scopedTo(voter.key()), IdempotencyKey.fingerprint("rating", change));
    }

    /** Whether this request was granted before; refuses another one with its key by 422. */
    private boolean isRepeated(ArticleKey article, Voter voter, Optional<IdempotencyRecord> request) {
        var earlier = request.flatMap(sent -> reader.request(article, voter, sent.key()));
        earlier.ifPresent(granted -> IdempotencyKey.requireSame(
                granted.fingerprint(), request.orElseThrow().fingerprint()));
        return earlier.isPresent();
    }

    /** The voter's own stars. */
    OptionalInt mine(ArticleKey article, Voter voter) {
        var vote = reader.find(article, voter);
        return vote.isEmpty() || vote.get().withdrawn()
                ? OptionalInt.empty()
                : OptionalInt.of(vote.get().stars());
    }

    /** Totals, of a moment ago at most. */
    Tallies.Totals totals(Collection<ArticleKey> articles) {
        Map<ArticleKey, Histogram> found = new HashMap<>(summaries.getAllPresent(articles));
        var missing =
                articles.stream().filter(article -> !found.containsKey(article)).toList();
        if (missing.isEmpty()) {
            return new Tallies.Totals(found, false);
        }
        var fresh = tallies.totals(missing);
        missing.forEach(article -> {
            found.put(article, fresh.of(article));
            // Stale totals are not cached, so that each answer is marked.
            if (!fresh.stale()) {
                summaries.put(article, fresh.of(article));
            }
        });
        return new Tallies.Totals(found, fresh.stale());
    }
}
