package org.usersay.comments.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.ReplySummary;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.webhook.Webhooks;

/**
 * Collection {@code comments}, sharded by {@code thread}: a thread lies together, and a page is read from one shard. Here
 * are the writes and what is found by id; {@link CommentQueries} and the queries of other packages say which of the
 * indexes they use.
 */
@Component
public class CommentStore {

    public static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "comments",
            ShardKey.of("thread"),
            Index.unique("thread", "requestKey"),
            Index.on("thread", "under", "shown", "_id"),
            Index.on("thread", "under", "shown", "top", "_id"),
            Index.on("thread", "under", "shown", "controversial", "_id"),
            Index.on("thread", "state", "_id"),
            Index.on("thread", "author.name", "state", "_id"),
            Index.on("site", "state", "_id"),
            Index.on("site", "unreviewed", "_id"),
            Index.on("site", CommentWords.FIELD, "_id"),
            Index.on("site", "allReasons", "state", "_id"),
            Index.on("author.id", "site", "state", "_id"),
            Index.sparse(DirtyMark.FIELD),
            Index.sparse("reports.reader"),
            Index.sparse("mentions.reader"),
            NotificationOutbox.INDEX,
            Webhooks.INDEX);

    private final MongoCollection<Document> comments;
    private volatile boolean indexed;

    CommentStore(MongoDatabase database) {
        this.comments = LAYOUT.open(database);
    }

    /** False where the thread has a comment with this request key already: unique index {@code (thread, requestKey)}. */
    boolean insert(Comment comment) {
        ensureIndexes();
        try {
            comments.insertOne(CommentDocumentMapper.write(comment));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Ids of those that were there already: unique indexes {@code _id} and {@code (thread, requestKey)}. */
    Set<String> insertAll(Collection<Comment> many) {
        if (many.isEmpty()) {
            return Set.of();
        }
        ensureIndexes();
        var documents = many.stream().map(CommentDocumentMapper::write).toList();
        try {
            comments.insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            return DuplicateKeys.allIn(e)
                    .mapToObj(index -> documents.get(index).getString("_id"))
                    .collect(Collectors.toSet());
        }
    }

    /** Writes the comment's next version; false where it is no longer the version that was read. By {@code _id}. */
    public boolean replace(Comment comment) {
        return comments.replaceOne(asRead(comment), CommentDocumentMapper.write(comment.next()))
                        .getMatchedCount()
                == 1;
    }

    /** By {@code _id}, on every shard. */
    public Optional<Comment> find(String id) {
        return Optional.ofNullable(comments.find(Filters.eq("_id", id)).first()).map(CommentDocumentMapper::read);
    }

    /** By {@code _id}, on the thread's shard. */
    public Optional<Comment> find(ArticleKey thread, String id) {
        return Optional.ofNullable(comments.find(at(thread, id)).first()).map(CommentDocumentMapper::read);
    }

    /** By {@code _id}, on every shard, in no particular order. */
    List<Comment> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : comments.find(Filters.in("_id", ids))
                        .batchSize(ids.size() + 1)
                        .map(CommentDocumentMapper::read)
                        .into(new ArrayList<>());
    }

    /** As on a page, without texts and earlier versions; by {@code _id}, on every shard, in no particular order. */
    List<Comment> findAllOnPages(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : comments.find(Filters.in("_id", ids))
                        .projection(CommentDocumentMapper.PAGE_FIELDS)
                        .batchSize(ids.size() + 1)
                        .map(CommentDocumentMapper::read)
                        .into(new ArrayList<>());
    }

    /**
     * Writes the summaries of comments and nothing else of them, in one command; false where at least one comment is no
     * longer the version that was read. By {@code _id}.
     */
    boolean replaceSummaries(Collection<Comment> summarized) {
        if (summarized.isEmpty()) {
            return true;
        }
        var writes = summarized.stream()
                .map(comment -> new UpdateOneModel<Document>(
                        asRead(comment),
                        Updates.combine(
                                Updates.set("replies", CommentDocumentMapper.write(comment.replies())),
                                Updates.set("shown", comment.shown()),
                                Updates.inc("version", 1L))))
                .toList();
        return comments.bulkWrite(writes, new BulkWriteOptions().ordered(false)).getMatchedCount() == writes.size();
    }

    /** Unique index {@code (thread, requestKey)}. */
    public Optional<Comment> findByRequestKey(ArticleKey thread, String requestKey) {
        return Optional.ofNullable(comments.find(Filters.and(
                                Filters.eq("thread", thread.toString()), Filters.eq("requestKey", requestKey)))
                        .first())
                .map(CommentDocumentMapper::read);
    }

    /** The summary of what is shown under a comment, from index {@code (thread, under, shown, _id)} alone. */
    ReplySummary summarize(ArticleKey thread, String under) {
        var shown = Filters.and(
                Filters.eq("thread", thread.toString()), Filters.eq("under", under), Filters.eq("shown", true));
        var first = comments.find(shown)
                .sort(Sorts.ascending("_id"))
                .limit(ReplySummary.KEPT)
                .projection(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
        long count = first.size() < ReplySummary.KEPT ? first.size() : comments.countDocuments(shown);
        return new ReplySummary(Math.toIntExact(count), first);
    }

    /** Comments with a mark that was set before an instant, oldest first: sparse index {@code dirty}, on every shard. */
    List<Comment> findMarked(Instant before, int limit) {
        return comments.find(Filters.lt(DirtyMark.FIELD, UuidV7.at(before)))
                .sort(Sorts.ascending(DirtyMark.FIELD))
                .limit(limit)
                .batchSize(limit)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Marks a comment for {@link CommentReconciler}; false where there is none of this id. */
    public boolean mark(ArticleKey thread, String id) {
        var mark = Updates.combine(Updates.set(DirtyMark.FIELD, UuidV7.next()), Updates.inc("version", 1L));
        return comments.updateOne(at(thread, id), mark).getMatchedCount() == 1;
    }

    /** Removes the marks of these comments where they are still the same; their versions stay. */
    void unmark(Collection<Comment> marked) {
        update(marked, () -> Updates.unset(DirtyMark.FIELD));
    }

    /** Puts off what the marks of these comments are about. */
    void postpone(Collection<Comment> marked) {
        update(marked, () -> Updates.set(DirtyMark.FIELD, UuidV7.next()));
    }

    private void update(Collection<Comment> marked, Supplier<Bson> change) {
        if (marked.isEmpty()) {
            return;
        }
        var writes = marked.stream()
                .map(comment -> new UpdateOneModel<Document>(
                        Filters.and(
                                at(comment.thread(), comment.id()), Filters.eq(DirtyMark.FIELD, comment.dirtyMark())),
                        change.get()))
                .toList();
        comments.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static Bson asRead(Comment comment) {
        return Filters.and(at(comment.thread(), comment.id()), Filters.eq("version", comment.version()));
    }

    private static Bson at(ArticleKey thread, String id) {
        return Filters.and(Filters.eq("thread", thread.toString()), Filters.eq("_id", id));
    }

    /** Before the first insert of this process, since correctness rests on the unique ones. */
    private void ensureIndexes() {
        if (indexed) {
            return;
        }
        LAYOUT.createIndexes(comments);
        indexed = true;
    }
}
