package org.usersay.ratings.vote;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * The votes. Each write is one {@code findOneAndUpdate} by {@code _id} that answers the vote as it was, so that of any
 * number of racing writes each learns exactly the difference it made.
 *
 * <p>Collection {@code votes}, {@code _id} {@code site/article/voter}: one vote is found by id, an article's
 * votes are one range of ids. Index {@code voter}, for the rare case that somebody's votes are wanted together.
 */
@Component
public class Votes {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("votes", ShardKey.ID, Index.on("voter"));

    private static final int PAGE = 5_000;

    /** How many requests with an Idempotency-Key one vote remembers. */
    private static final int RECEIPTS = 8;

    private final MongoCollection<Document> votes;
    private final Clock clock;

    Votes(MongoDatabase database, Clock clock) {
        this.votes = LAYOUT.open(database);
        this.clock = clock;
    }

    /** Casts or changes a vote. */
    public VoteChange cast(ArticleKey article, Voter voter, int stars) {
        return cast(article, voter, stars, VoteSource.UNKNOWN, Optional.empty());
    }

    /** Casts or changes a vote. */
    public VoteChange cast(
            ArticleKey article, Voter voter, int stars, VoteSource voteSource, Optional<IdempotencyRecord> receipt) {
        var now = clock.instant();
        int day = CountedVote.day(LocalDate.ofInstant(now, clock.getZone()));
        var update = Updates.combine(
                Updates.set("stars", stars),
                Updates.set("day", day),
                Updates.set("castAt", Date.from(now)),
                Updates.set("network", voteSource.network().orElse(null)),
                Updates.inc("version", 1L),
                Updates.setOnInsert("voter", voter.key()),
                Updates.setOnInsert("keptOut", List.copyOf(voteSource.keptOut())));
        Vote before;
        try {
            before = write(article, voter, with(receipt, update), true, receipt)
                    .orElseGet(() -> Vote.none(article, voter, voteSource));
        } catch (GrantedBeforeException e) {
            return VoteChange.none(article, voter);
        }
        var after = new Vote(article, voter, stars, day, before.version() + 1, before.keptOut(), Optional.of(now));
        return new VoteChange(article, voter, after.version(), before.counted(), after.counted());
    }

    /** Withdraws a vote; nothing where there is none. */
    public Optional<VoteChange> withdraw(ArticleKey article, Voter voter) {
        return withdraw(article, voter, Optional.empty());
    }

    /** Withdraws a vote; nothing where there is none. */
    public Optional<VoteChange> withdraw(ArticleKey article, Voter voter, Optional<IdempotencyRecord> receipt) {
        var update = with(receipt, Updates.combine(Updates.set("stars", 0), Updates.inc("version", 1L)));
        return write(article, voter, update, false, receipt)
                .map(before ->
                        new VoteChange(article, voter, before.version() + 1, before.counted(), Optional.empty()));
    }

    /** Gives a voter the stars of another vote, unless he has voted, or withdrawn, himself. */
    public Optional<VoteChange> inherit(Vote from, Voter voter, Set<String> keptOut) {
        var update = Updates.combine(
                Updates.setOnInsert("stars", from.stars()),
                Updates.setOnInsert("day", from.day()),
                Updates.setOnInsert("castAt", from.castAt().map(Date::from).orElse(null)),
                Updates.setOnInsert("voter", voter.key()),
                Updates.setOnInsert("from", from.voter().key()),
                Updates.setOnInsert("keptOut", List.copyOf(keptOut)),
                Updates.setOnInsert("version", 1L));
        if (write(from.article(), voter, update, true).isPresent()) {
            return Optional.empty();
        }
        var inherited = new Vote(from.article(), voter, from.stars(), from.day(), 1, keptOut, from.castAt());
        return Optional.of(new VoteChange(from.article(), voter, 1, Optional.empty(), inherited.counted()));
    }

    /** Who was given the stars of these voters on an article: one range of ids. */
    public List<Voter> heirs(ArticleKey article, Collection<Voter> voters) {
        var keys = voters.stream().map(Voter::key).toList();
        return votes.find(Filters.and(range(article), Filters.in("from", keys)))
                .map(Votes::vote)
                .map(Vote::voter)
                .into(new ArrayList<>());
    }

    /** The vote does not count any more, for this reason beside others it may have. */
    public Optional<VoteChange> keepOut(ArticleKey article, Voter voter, String reason) {
        var update = Updates.combine(Updates.addToSet("keptOut", reason), Updates.inc("version", 1L));
        return write(article, voter, update, false).map(before -> {
            var reasons = new HashSet<>(before.keptOut());
            reasons.add(reason);
            return before.changedTo(reasons);
        });
    }

    /** The reason is gone; with the last one, the vote counts. */
    public Optional<VoteChange> letIn(ArticleKey article, Voter voter, String reason) {
        var update = Updates.combine(Updates.pull("keptOut", reason), Updates.inc("version", 1L));
        return write(article, voter, update, false).map(before -> {
            var reasons = new HashSet<>(before.keptOut());
            reasons.remove(reason);
            return before.changedTo(reasons);
        });
    }

    /** Every vote of one voter, by the index on {@code voter}. */
    public void eachOf(Voter voter, Consumer<Vote> consumer) {
        votes.find(eq("voter", voter.key())).batchSize(PAGE).map(Votes::vote).forEach(consumer);
    }

    /** Every vote of a site, one article after the other. */
    public void eachOf(String site, Consumer<Vote> consumer) {
        votes.find(Filters.and(gt("_id", site + "/"), lt("_id", site + "0")))
                .batchSize(PAGE)
                .map(Votes::vote)
                .forEach(consumer);
    }

    private static Bson with(Optional<IdempotencyRecord> receipt, Bson update) {
        return receipt.map(kept -> Updates.combine(
                        update,
                        Updates.pushEach("receipts", List.of(kept.stored()), new PushOptions().slice(-RECEIPTS))))
                .orElse(update);
    }

    /** The receipt of an earlier request to this vote with the same key. */
    public Optional<IdempotencyRecord> receipt(ArticleKey article, Voter voter, String key) {
        var stored = votes.find(eq("_id", id(article, voter)))
                .projection(include("receipts"))
                .first();
        return stored == null
                ? Optional.empty()
                : stored.getList("receipts", String.class, List.of()).stream()
                        .map(IdempotencyRecord::read)
                        .filter(receipt -> receipt.key().equals(key))
                        .findFirst();
    }

    public Optional<Vote> find(ArticleKey article, Voter voter) {
        return Optional.ofNullable(votes.find(eq("_id", id(article, voter))).first())
                .map(Votes::vote);
    }

    /** Every vote of an article: one range of ids. */
    public void each(ArticleKey article, Consumer<Vote> consumer) {
        votes.find(range(article))
                .projection(include("stars", "day", "version", "keptOut"))
                .batchSize(PAGE)
                .map(Votes::vote)
                .forEach(consumer);
    }

    /** Harmless where they are there already; again and again, since the store may be away at first. */
    @Scheduled(fixedDelayString = "PT10M")
    void createIndexes() {
        LAYOUT.createIndexes(votes);
    }

    private Optional<Vote> write(ArticleKey article, Voter voter, Bson update, boolean create) {
        return write(article, voter, update, create, Optional.empty());
    }

    /** Nothing is written by a request whose receipt is there: it may have been on its way for long. */
    private Optional<Vote> write(
            ArticleKey article, Voter voter, Bson update, boolean create, Optional<IdempotencyRecord> receipt) {
        var options = new FindOneAndUpdateOptions().upsert(create);
        var id = eq("_id", id(article, voter));
        var filter = receipt.map(kept -> Filters.and(id, Filters.ne("receipts", kept.stored())))
                .orElse(id);
        try {
            return Optional.ofNullable(votes.findOneAndUpdate(filter, update, options))
                    .map(Votes::vote);
        } catch (MongoException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
            if (receipt.filter(kept -> receipt(article, voter, kept.key()).isPresent())
                    .isPresent()) {
                throw new GrantedBeforeException();
            }
            // Two first votes at once: the other one is there now.
            return Optional.ofNullable(votes.findOneAndUpdate(filter, update, options))
                    .map(Votes::vote);
        }
    }

    /** Another attempt at the same request was faster. */
    private static final class GrantedBeforeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private GrantedBeforeException() {
            super("granted before", null, false, false);
        }
    }

    private static String id(ArticleKey article, Voter voter) {
        return article + "/" + voter;
    }

    /** All ids that start with {@code site/article/}; {@code 0} is the character after the slash. */
    private static Bson range(ArticleKey article) {
        return Filters.and(gt("_id", article + "/"), lt("_id", article + "0"));
    }

    private static Vote vote(Document stored) {
        var id = stored.getString("_id");
        int site = id.indexOf('/');
        int article = id.indexOf('/', site + 1);
        return new Vote(
                new ArticleKey(id.substring(0, site), id.substring(site + 1, article)),
                new Voter(id.substring(article + 1)),
                stored.getInteger("stars", 0),
                stored.getInteger("day", 0),
                number(stored.get("version")),
                Set.copyOf(stored.getList("keptOut", String.class, List.of())),
                Optional.ofNullable(stored.getDate("castAt")).map(Date::toInstant));
    }

    private static long number(@Nullable Object stored) {
        return stored instanceof Number value ? value.longValue() : 0;
    }
}
