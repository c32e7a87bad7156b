package org.usersay.comments.vote;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code votes}, one small document for each vote. {@code _id} is {@code site/article/reader/comment},
 * so that a reader's votes under an article are one range.
 */
@Component
class CommentVoteStore {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("votes", ShardKey.ID, Index.on("reader"));

    private static final int BATCH = 500;

    private final MongoCollection<Document> votes;
    private volatile boolean indexed;

    CommentVoteStore(MongoDatabase database) {
        this.votes = LAYOUT.open(database);
    }

    /** By {@code _id}. */
    CommentVote find(ArticleKey article, String reader, String comment) {
        var found = votes.find(Filters.eq("_id", id(article, reader, comment))).first();
        return found == null ? CommentVote.none(article, reader, comment) : read(found);
    }

    /** A reader's votes on comments of one article, in no particular order: by {@code _id}. */
    List<CommentVote> findAll(ArticleKey article, String reader, Collection<String> comments) {
        var ids = comments.stream()
                .map(comment -> id(article, reader, comment))
                .distinct()
                .toList();
        return votes.find(Filters.in("_id", ids)).map(CommentVoteStore::read).into(new ArrayList<>());
    }

    /** A reader's votes on the newest comments of an article: a range of {@code _id}, backwards. */
    List<CommentVote> latest(ArticleKey article, String reader, int limit) {
        return withPrefix(article + "/" + reader)
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(CommentVoteStore::read)
                .into(new ArrayList<>());
    }

    /** Every vote of a site, those of a reader under an article after each other: a range of {@code _id}. */
    void eachOf(String site, Consumer<CommentVote> consumer) {
        withPrefix(site)
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .map(CommentVoteStore::read)
                .forEach(consumer);
    }

    /** Every vote of a reader on all sites: index {@code reader}, on every shard. */
    void eachBy(String reader, Consumer<CommentVote> consumer) {
        votes.find(Filters.eq("reader", reader))
                .batchSize(BATCH)
                .map(CommentVoteStore::read)
                .forEach(consumer);
    }

    void deleteAllBy(String reader) {
        votes.deleteMany(Filters.eq("reader", reader));
    }

    /** The parts of an id contain no slash, and "0" is the character after it. */
    private FindIterable<Document> withPrefix(String prefix) {
        return votes.find(Filters.and(Filters.gte("_id", prefix + "/"), Filters.lt("_id", prefix + "0")));
    }

    /** Writes the next version of a vote; false where another write came first. */
    boolean write(CommentVote vote) {
        var id = id(vote.article(), vote.reader(), vote.comment());
        var document = new Document("_id", id)
                .append("reader", vote.reader())
                .append("version", vote.version() + 1)
                .append("value", vote.value())
                .append("change", vote.change());
        return vote.version() == 0 ? insert(document) : replace(id, vote.version(), document);
    }

    private boolean insert(Document document) {
        ensureIndexes();
        try {
            votes.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean replace(String id, long version, Document document) {
        return votes.replaceOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)), document)
                        .getMatchedCount()
                == 1;
    }

    private static CommentVote read(Document found) {
        var id = found.getString("_id").split("/", 4);
        return new CommentVote(
                new ArticleKey(id[0], id[1]),
                id[2],
                id[3],
                found.getInteger("value"),
                found.getString("change"),
                found.getLong("version"));
    }

    private static String id(ArticleKey article, String reader, String comment) {
        return article + "/" + reader + "/" + comment;
    }

    private void ensureIndexes() {
        if (!indexed) {
            LAYOUT.createIndexes(votes);
            indexed = true;
        }
    }
}
