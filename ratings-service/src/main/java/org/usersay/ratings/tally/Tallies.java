package org.usersay.ratings.tally;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.usersay.ratings.vote.VoteChange;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.exceptions.JedisException;

/** The counts of every article. Whoever writes a vote calls {@link #begin} before and {@link #count} after. */
@Component
public class Tallies {

    /** Short, since anybody may ask for any name. */
    private static final Duration ABSENT = Duration.ofMinutes(1);

    private final RedisTallies running;
    private final TallyStore records;
    private final Recounts recounts;
    private final UntoldVotes untold;
    private final TallySettings settings;

    Tallies(RedisTallies running, TallyStore records, Recounts recounts, UntoldVotes untold, TallySettings settings) {
        this.running = running;
        this.records = records;
        this.recounts = recounts;
        this.untold = untold;
        this.settings = settings;
    }

    /**
     * Totals by article, an empty one where nobody voted.
     *
     * @param stale whether some of them may be wrong: a store is away, or a recount of something lost is not through yet
     */
    public record Totals(Map<ArticleKey, Histogram> byArticle, boolean stale) {
        public Histogram of(ArticleKey article) {
            return byArticle.getOrDefault(article, Histogram.EMPTY);
        }
    }

    /** A vote is about to be written. Only the first one after a rest costs a write to MongoDB. */
    public Ticket begin(ArticleKey article, Voter voter) {
        var ticket = Ticket.of(article, voter);
        try {
            if (!running.begin(ticket)) {
                move(ticket);
            }
            return ticket;
        } catch (JedisException e) {
            var left = untold.begin(ticket);
            records.move(article);
            return left;
        }
    }

    private void move(Ticket ticket) {
        var before = records.move(ticket.article());
        long epoch = before.map(TallyStore.Stored::epoch).orElse(0L) + 1;
        var exact = before.map(stored -> stored.moving() ? Optional.<Tally>empty() : Optional.of(stored.tally()))
                .orElse(Optional.of(Tally.EMPTY));
        running.adopt(ticket, epoch, exact);
    }

    /** Writes a vote and counts it: {@link #begin}, {@code write}, {@link #count}. */
    public Totals move(ArticleKey article, Voter voter, Supplier<Optional<VoteChange>> write) {
        var ticket = begin(article, voter);
        var voteChange = write.get();
        return voteChange.map(made -> count(ticket, made)).orElseGet(() -> unchanged(ticket));
    }

    /** Nothing was written after all. */
    private Totals unchanged(Ticket ticket) {
        return count(ticket, VoteChange.none(ticket.article(), ticket.voter()));
    }

    /** The whole tallies of a site, article by article. */
    public void each(String site, BiConsumer<ArticleKey, Tally> consumer) {
        records.each(stored -> {
            if (stored.article().site().equals(site)) {
                consumer.accept(stored.article(), stored.moving() ? whole(stored) : stored.tally());
            }
        });
    }

    private Tally whole(TallyStore.Stored stored) {
        var article = stored.article();
        try {
            var tally = running.tallies(Set.of(article)).get(article);
            return tally == null ? recounts.request(article).join() : tally;
        } catch (JedisException e) {
            return recounts.request(article).join();
        }
    }

    /** A vote has been written: the tally moves by the difference. Answers the new totals. */
    public Totals count(Ticket ticket, VoteChange voteChange) {
        var article = ticket.article();
        if (!ticket.told()) {
            untold.written(ticket);
            return recounted(article);
        }
        try {
            var counting = running.count(ticket, voteChange);
            return switch (counting.state()) {
                case COUNTED -> new Totals(Map.of(article, counting.total()), false);
                case SUSPECT -> {
                    recounts.want(article);
                    yield new Totals(Map.of(article, counting.total()), true);
                }
                case MENDING -> new Totals(Map.of(article, counting.total()), true);
                case MISSING -> recountedWith(ticket, voteChange);
            };
        } catch (JedisException e) {
            return recounted(article);
        }
    }

    /** The recount has seen the change; counting it again only closes its ticket. */
    private Totals recountedWith(Ticket ticket, VoteChange voteChange) {
        var totals = recounted(ticket.article());
        running.count(ticket, voteChange);
        return totals;
    }

    /** Totals of any number of articles: one round trip to Redis where it has them all. */
    public Totals totals(Collection<ArticleKey> articles) {
        var found = new HashMap<ArticleKey, Histogram>();
        boolean redis = true;
        boolean suspect = false;
        try {
            var totals = running.totals(articles);
            found.putAll(totals.byArticle());
            suspect = totals.stale();
        } catch (JedisException e) {
            redis = false;
        }
        var missing = new HashSet<>(articles);
        missing.removeAll(found.keySet());
        boolean stale = !missing.isEmpty() && restore(missing, found, redis);
        return new Totals(found, stale || suspect);
    }

    /** From MongoDB: what rests is read, what moves is recounted. Answers whether something is stale. */
    private boolean restore(Set<ArticleKey> missing, Map<ArticleKey, Histogram> found, boolean redis) {
        var pending = new HashMap<TallyStore.Stored, CompletableFuture<Tally>>();
        var known = records.find(missing);
        if (redis) {
            adoptAbsent(missing, known.keySet());
        }
        for (var stored : known.values()) {
            if (stored.moving()) {
                pending.put(stored, recounts.request(stored.article()));
            } else {
                found.put(stored.article(), stored.tally().total());
                if (redis) {
                    adopt(stored);
                }
            }
        }
        boolean stale = false;
        for (var entry : pending.entrySet()) {
            var recounted = await(entry.getValue());
            stale |= recounted.isEmpty();
            found.put(
                    entry.getKey().article(),
                    recounted.orElse(entry.getKey().tally()).total());
        }
        return stale;
    }

    /** What nobody has voted on need not be asked of MongoDB by everyone who reads it. */
    private void adoptAbsent(Set<ArticleKey> missing, Set<ArticleKey> known) {
        var absent = new HashSet<>(missing);
        absent.removeAll(known);
        if (absent.isEmpty()) {
            return;
        }
        try {
            running.adoptAbsent(absent, ABSENT);
        } catch (JedisException e) {
            // They are asked for again.
            return;
        }
    }

    private void adopt(TallyStore.Stored stored) {
        try {
            running.adopt(stored);
        } catch (JedisException e) {
            // Redis went away again; what was read from MongoDB stands.
            return;
        }
    }

    /** Something else about the article changed: its observers are told its tally again. */
    public void touch(ArticleKey article) {
        running.touch(article);
    }

    /** Votes of the article have been moved, and somebody waits to see it in what observers keep. */
    public void hurry(ArticleKey article) {
        try {
            running.hurry(article);
        } catch (JedisException e) {
            // Whoever moved the votes has touched it, or left it to be recounted.
            return;
        }
    }

    private Totals recounted(ArticleKey article) {
        var tally = await(recounts.request(article));
        if (tally.isPresent()) {
            return new Totals(Map.of(article, tally.get().total()), false);
        }
        var settled = records.find(Set.of(article)).get(article);
        return new Totals(
                Map.of(
                        article,
                        settled == null ? Histogram.EMPTY : settled.tally().total()),
                true);
    }

    private Optional<Tally> await(CompletableFuture<Tally> recount) {
        try {
            return Optional.of(recount.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
