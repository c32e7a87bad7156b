package org.usersay.ratings.vote;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/** The reads of votes: one vote by id, an article's or a site's votes by a range of ids, a voter's votes by an index. */
@Component
public class VoteReader {

    private static final int BATCH = 5_000;

    private final MongoCollection<Document> votes;

    VoteReader(MongoDatabase database) {
        this.votes = Votes.COLLECTION.open(database);
    }

    public Optional<Vote> find(ArticleKey article, Voter voter) {
        return Optional.ofNullable(votes.find(eq("_id", VoteDocumentMapper.id(article, voter)))
                        .first())
                .map(VoteDocumentMapper::vote);
    }

    /** Those votes of an article that exist. */
    public List<Vote> find(ArticleKey article, Collection<Voter> voters) {
        var ids = voters.stream()
                .map(voter -> VoteDocumentMapper.id(article, voter))
                .toList();
        return votes.find(in("_id", ids)).map(VoteDocumentMapper::vote).into(new ArrayList<>());
    }

    /** The earlier request with this key that changed this vote. */
    public Optional<IdempotencyRecord> request(ArticleKey article, Voter voter, String key) {
        var document = votes.find(eq("_id", VoteDocumentMapper.id(article, voter)))
                .projection(include("requests"))
                .first();
        return document == null
                ? Optional.empty()
                : document.getList("requests", String.class, List.of()).stream()
                        .map(IdempotencyRecord::read)
                        .filter(request -> request.key().equals(key))
                        .findFirst();
    }

    /** Every vote of an article, with what counts of it only. */
    public void forEach(ArticleKey article, Consumer<Vote> consumer) {
        votes.find(VoteDocumentMapper.range(article))
                .projection(include("stars", "day", "version", "exclusions"))
                .batchSize(BATCH)
                .map(VoteDocumentMapper::vote)
                .forEach(consumer);
    }

    /** Every vote of a site, one article after the other. */
    public void forEach(String site, Consumer<Vote> consumer) {
        votes.find(and(gt("_id", site + "/"), lt("_id", site + "0")))
                .batchSize(BATCH)
                .map(VoteDocumentMapper::vote)
                .forEach(consumer);
    }

    /** Every vote of one voter, by the index on {@code voter}. */
    public List<Vote> of(Voter voter) {
        var found = new ArrayList<Vote>();
        forEach(voter, found::add);
        return found;
    }

    /** As {@link #of}, one by one. */
    public void forEach(Voter voter, Consumer<Vote> consumer) {
        votes.find(eq("voter", voter.key()))
                .batchSize(BATCH)
                .map(VoteDocumentMapper::vote)
                .forEach(consumer);
    }

    /** Voters who were given the stars of these voters on an article. */
    public List<Voter> transferredVoters(ArticleKey article, Collection<Voter> voters) {
        var keys = voters.stream().map(Voter::key).toList();
        return votes.find(and(VoteDocumentMapper.range(article), in("from", keys)))
                .map(VoteDocumentMapper::vote)
                .map(Vote::voter)
                .into(new ArrayList<>());
    }

    /** Votes written while Redis was unavailable, by the index on {@code pending}. */
    public List<Vote> pending(int limit) {
        return votes.find(eq("pending", Votes.PENDING))
                .limit(limit)
                .map(VoteDocumentMapper::vote)
                .into(new ArrayList<>());
    }

    /** The article with votes that follows this one in the order of ids; the first one for an empty text. */
    public Optional<ArticleKey> nextArticle(String after) {
        return Optional.ofNullable(votes.find(gte("_id", after.isEmpty() ? after : after + "0"))
                        .sort(Sorts.ascending("_id"))
                        .projection(include("_id"))
                        .limit(1)
                        .first())
                .map(VoteDocumentMapper::article);
    }
}
