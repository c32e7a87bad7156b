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
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code ballots}, one small document a vote: {@code _id} is {@code site/article/reader/comment}, so
 * that a reader's votes in a thread lie together. Everything is asked by {@code _id} or a range of it, on
 * the embedded store too; no further index.
 */
@Component
class CommentVoteStore {

    static final CollectionDefinition LAYOUT = CollectionDefinition.of("ballots", ShardKey.ID);

    private final MongoCollection<Document> ballots;

    CommentVoteStore(MongoDatabase database) {
        this.ballots = LAYOUT.open(database);
    }

    CommentVote find(ArticleKey thread, String reader, String comment) {
        var found = ballots.find(Filters.eq("_id", id(thread, reader, comment))).first();
        return found == null ? CommentVote.blank(thread, reader, comment) : read(found);
    }

    /** A reader's ballots on these comments of a thread, in no particular order: by {@code _id}. */
    List<CommentVote> on(ArticleKey thread, String reader, Collection<String> comments) {
        var ids = comments.stream()
                .map(comment -> id(thread, reader, comment))
                .distinct()
                .toList();
        return ballots.find(Filters.in("_id", ids)).map(CommentVoteStore::read).into(new ArrayList<>());
    }

    /**
     * A reader's ballots in a thread on the newest comments: one range of {@code _id}, backwards; on the embedded store
     * the whole of it, which is what he has voted there.
     */
    List<CommentVote> latest(ArticleKey thread, String reader, int limit) {
        return under(thread + "/" + reader)
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(CommentVoteStore::read)
                .into(new ArrayList<>());
    }

    /** Those of a site, a reader's in one thread after each other: one range of {@code _id}; for exports. */
    void eachOf(String site, Consumer<CommentVote> consumer) {
        under(site)
                .sort(Sorts.ascending("_id"))
                .batchSize(500)
                .map(CommentVoteStore::read)
                .forEach(consumer);
    }

    /** No part of an id has a slash, and "0" comes right after it. */
    private FindIterable<Document> under(String beginning) {
        return ballots.find(Filters.and(Filters.gte("_id", beginning + "/"), Filters.lt("_id", beginning + "0")));
    }

    /** Writes the ballot's next version, unless somebody else has. */
    boolean write(CommentVote commentVote) {
        var id = id(commentVote.thread(), commentVote.reader(), commentVote.comment());
        var document = new Document("_id", id)
                .append("version", commentVote.version() + 1)
                .append("v", commentVote.value())
                .append("by", commentVote.vote());
        return commentVote.version() == 0 ? insert(document) : replace(id, commentVote.version(), document);
    }

    private boolean insert(Document document) {
        try {
            ballots.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean replace(String id, long version, Document document) {
        return ballots.replaceOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)), document)
                        .getMatchedCount()
                == 1;
    }

    private static CommentVote read(Document found) {
        var id = found.getString("_id").split("/", 4);
        return new CommentVote(
                new ArticleKey(id[0], id[1]),
                id[2],
                id[3],
                found.getInteger("v"),
                found.getString("by"),
                found.getLong("version"));
    }

    private static String id(ArticleKey thread, String reader, String comment) {
        return thread + "/" + reader + "/" + comment;
    }
}
