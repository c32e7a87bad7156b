package org.usersay.comments.vote;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.HashMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.vote.Ballot.Choice;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code ballots}: {@code _id} is {@code site/article/reader}, also the shard key. Read by {@code _id};
 * written by unique index {@code (_id, version)}.
 */
@Component
class BallotStore {

    private final MongoCollection<Document> ballots;
    private volatile boolean indexed;

    BallotStore(MongoDatabase database) {
        this.ballots = database.getCollection("ballots");
    }

    Ballot find(ArticleKey thread, String reader) {
        var found = ballots.find(Filters.eq("_id", id(thread, reader))).first();
        if (found == null) {
            return Ballot.blank(thread, reader);
        }
        return read(thread, reader, found);
    }

    /** One range of {@code _id}; for exports. Scans on the embedded store. */
    void eachOf(String site, Consumer<Ballot> consumer) {
        ballots.find(Filters.and(Filters.gte("_id", site + "/"), Filters.lt("_id", site + "0")))
                .batchSize(500)
                .map(found -> {
                    var id = found.getString("_id").split("/", 3);
                    return read(new ArticleKey(id[0], id[1]), id[2], found);
                })
                .forEach(consumer);
    }

    private static Ballot read(ArticleKey thread, String reader, Document found) {
        var choices = new HashMap<String, Choice>();
        found.get("votes", new Document()).forEach((comment, vote) -> choices.put(comment, choice((Document) vote)));
        return new Ballot(thread, reader, choices, found.getLong("version"));
    }

    /** Writes the ballot's next version, unless somebody else has. */
    boolean write(Ballot ballot) {
        ensureIndex();
        var votes = new Document();
        ballot.choices()
                .forEach((comment, choice) ->
                        votes.append(comment, new Document("v", choice.value()).append("by", choice.vote())));
        var id = id(ballot.thread(), ballot.reader());
        var document = new Document("_id", id)
                .append("version", ballot.version() + 1)
                .append("thread", ballot.thread().toString())
                .append("votes", votes);
        return ballot.version() == 0 ? insert(document) : replace(id, ballot.version(), document);
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

    private void ensureIndex() {
        if (!indexed) {
            ballots.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
            indexed = true;
        }
    }

    private static Choice choice(Document vote) {
        return new Choice(vote.getInteger("v"), vote.getString("by"));
    }

    private static String id(ArticleKey thread, String reader) {
        return thread + "/" + reader;
    }
}
