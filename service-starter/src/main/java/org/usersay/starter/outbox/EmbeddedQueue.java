package org.usersay.starter.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Entries embedded in the documents of a collection, as an array of documents with an {@code _id} each: an entry and its
 * cause are one write. An entry is moved to the queue soon after; what a crash left behind is found by {@link #sweep}.
 */
public final class EmbeddedQueue {

    /** Documents that are read at once, so that memory does not grow with what an outage left behind. */
    static final int BATCH = 100;

    private final MongoCollection<Document> causes;
    private final String field;
    private final List<String> key;
    private final Consumer<Document> queue;

    /**
     * @param shardKey of {@code causes}
     * @param queue inserts an entry durably; without effect where it is there already
     */
    public EmbeddedQueue(MongoCollection<Document> causes, ShardKey shardKey, String field, Consumer<Document> queue) {
        this.causes = causes;
        this.field = field;
        this.key = Stream.concat(Stream.of("_id"), shardKey.fields().stream())
                .distinct()
                .toList();
        this.queue = queue;
    }

    /** Index that such a collection needs: only documents with entries are part of it, and the sweep reads it. */
    public static Index index(String field) {
        return Index.sparse(field + "._id");
    }

    /** Moves entries of one document to the queue; {@code cause} holds its {@code _id} and its shard key. */
    public void move(Document cause, List<Document> entries) {
        entries.forEach(queue);
        var ids = entries.stream().map(entry -> entry.getString("_id")).toList();
        causes.updateOne(named(cause), Updates.pull(field, Filters.in("_id", ids)));
    }

    /**
     * Moves all entries to the queue, over {@link #index}; the number of their documents.
     *
     * @param ids condition on the entries' ids, for instance {@code Filters.gt("mails._id", "")}
     */
    public int sweep(Bson ids) {
        int moved = 0;
        List<Document> found;
        do {
            found = causes.find(ids)
                    .projection(Projections.include(
                            Stream.concat(key.stream(), Stream.of(field)).toList()))
                    .limit(BATCH)
                    .into(new ArrayList<>());
            found.forEach(cause -> move(cause, cause.getList(field, Document.class, List.of())));
            moved += found.size();
        } while (found.size() == BATCH);
        return moved;
    }

    private Bson named(Document cause) {
        return Filters.and(
                key.stream().map(name -> Filters.eq(name, cause.get(name))).toList());
    }
}
