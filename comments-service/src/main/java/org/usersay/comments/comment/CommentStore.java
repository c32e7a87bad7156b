package org.usersay.comments.comment;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code comments}, divided by {@code thread}: a thread lies together, and a page asks one shard. Beside each query stands the index it uses. The embedded store has unique indexes only and uses one where a
 * query names exactly its fields; that holds for everything a reader waits for.
 */
@Component
class CommentStore {

    static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "comments",
            ShardKey.of("thread"),
            Index.unique("thread", "once"),
            Index.unique("thread", "_id", "version"),
            Index.on("thread", "author.name"),
            Index.on("site", "state", "-_id"),
            Index.on("author.id", "state", "-_id"),
            Index.sparse("reports.reader"),
            NotificationOutbox.INDEX);

    private static final int OUTLINES = 1_000;

    private static final List<String> STATES =
            Arrays.stream(CommentState.values()).map(Enum::name).toList();

    private final MongoCollection<Document> comments;
    private volatile boolean indexed;

    CommentStore(MongoDatabase database) {
        this.comments = LAYOUT.open(database);
    }

    /** False where the thread has a comment with this {@code once} already: unique index {@code (thread, once)}. */
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

    /** Ids of those that were there already: unique indexes {@code _id} and {@code (thread, once)}. */
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

    /** Writes the comment's next version, unless somebody else has: unique index {@code (thread, _id, version)}. */
    boolean replace(Comment comment) {
        var next = comment.next();
        return comments.replaceOne(
                                Filters.and(
                                        Filters.eq("thread", comment.thread().toString()),
                                        Filters.eq("_id", comment.id()),
                                        Filters.eq("version", comment.version())),
                                CommentDocumentMapper.write(next))
                        .getMatchedCount()
                == 1;
    }

    /** By {@code _id}, which on a sharded cluster is asked of every shard. */
    Optional<Comment> find(String id) {
        return Optional.ofNullable(comments.find(Filters.eq("_id", id)).first()).map(CommentDocumentMapper::read);
    }

    /** By {@code _id}, as above, in no particular order. */
    List<Comment> findAll(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : all(Filters.in("_id", ids));
    }

    /** By {@code _id}, or {@code (thread, _id, version)}, on the thread's shard; in no particular order. */
    List<Comment> findAll(ArticleKey thread, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : all(Filters.and(Filters.eq("thread", thread.toString()), Filters.in("_id", ids)));
    }

    private List<Comment> all(Bson filter) {
        return comments.find(filter).map(CommentDocumentMapper::read).into(new ArrayList<>());
    }

    /** Unique index {@code (thread, once)}. */
    Optional<Comment> findOnce(ArticleKey thread, String once) {
        return Optional.ofNullable(
                        comments.find(Filters.and(Filters.eq("thread", thread.toString()), Filters.eq("once", once)))
                                .first())
                .map(CommentDocumentMapper::read);
    }

    /**
     * Every comment of these threads, in the order of their ids, without its words; a thousand at a time, so that a long
     * thread is nowhere held as a whole. Each time one range of {@code (thread, _id, version)}, on the embedded store
     * too; read when a copy is rebuilt, never for a page.
     */
    void eachOf(Collection<ArticleKey> threads, Consumer<Comments.Outline> consumer) {
        threads.forEach(thread -> {
            var after = "";
            for (var some = outlines(thread, after); !some.isEmpty(); some = outlines(thread, after)) {
                some.forEach(consumer);
                after = some.getLast().id();
            }
        });
    }

    private List<Comments.Outline> outlines(ArticleKey thread, String after) {
        return comments.find(Filters.and(Filters.eq("thread", thread.toString()), Filters.gt("_id", after)))
                .sort(Sorts.ascending("_id"))
                .limit(OUTLINES)
                .batchSize(OUTLINES)
                .projection(
                        Projections.include("thread", "path", "parent", "state", "version", "up", "down", "pending"))
                .map(found -> new Comments.Outline(
                        found.getString("_id"),
                        CommentDocumentMapper.key(found),
                        CommentDocumentMapper.place(found),
                        CommentState.valueOf(found.getString("state")),
                        CommentDocumentMapper.tally(found),
                        found.getLong("version")))
                .into(new ArrayList<>());
    }

    /**
     * A moderator's queue, newest first: one range of {@code (site, state, _id)} a state, narrowed by the other
     * conditions. Where every state is wanted each is named, so that the server merges their ranges in the order of ids
     * and stops after the page instead of sorting the site. Scans on the embedded store.
     */
    List<Comment> search(CommentSearch search, @Nullable String before, int limit) {
        var conditions = new ArrayList<Bson>();
        conditions.add(Filters.eq("site", search.site()));
        conditions.add(
                Filters.in("state", search.state().map(Enum::name).map(List::of).orElse(STATES)));
        search.author().ifPresent(author -> conditions.add(Filters.eq("author.id", author)));
        search.thread().ifPresent(thread -> conditions.add(Filters.eq("thread", thread.toString())));
        search.reason()
                .ifPresent(reason -> conditions.add(
                        Filters.or(Filters.eq("reasons", reason), Filters.eq("reports.reason", reason))));
        search.words()
                .ifPresent(words -> conditions.add(
                        Filters.regex("text", Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE))));
        if (before != null) {
            conditions.add(Filters.lt("_id", before));
        }
        return comments.find(Filters.and(conditions))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** One range of {@code (site, state, _id)}. Scans on the embedded store; read when a list is rebuilt. */
    List<Comment> newestOn(String site, @Nullable String before, int limit) {
        return newest(Filters.eq("site", site), before, limit);
    }

    /** One range of {@code (thread, _id, version)}, backwards. Scans on the embedded store, as above. */
    List<Comment> newestUnder(ArticleKey thread, @Nullable String before, int limit) {
        return newest(Filters.eq("thread", thread.toString()), before, limit);
    }

    /** One range of {@code (author.id, state, _id)} on every shard. Scans on the embedded store, as above. */
    List<Comment> newestBy(String author, @Nullable String before, int limit) {
        return newest(Filters.eq("author.id", author), before, limit);
    }

    private List<Comment> newest(Bson whose, @Nullable String before, int limit) {
        var published = Filters.and(whose, Filters.eq("state", CommentState.PUBLISHED.name()));
        return comments.find(before == null ? published : Filters.and(published, Filters.lt("_id", before)))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /**
     * Every comment of a site as it is, in no particular order; for exports. One range of {@code (site, state, _id)},
     * on a sharded cluster from every shard. Scans on the embedded store.
     */
    void eachOf(String site, Consumer<Comment> consumer) {
        comments.find(Filters.eq("site", site))
                .batchSize(500)
                .map(CommentDocumentMapper::read)
                .forEach(consumer);
    }

    /** Every comment of a reader on every site: {@code (author.id, state, _id)} on every shard. Scans on the embedded store. */
    List<String> idsBy(String author) {
        return comments.find(Filters.eq("author.id", author))
                .projection(Projections.include("_id"))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }

    /** Direct answers to a comment: one range of {@code (thread, _id, version)}, from the comment on; in the background. */
    List<String> answersTo(ArticleKey thread, String id) {
        return comments.find(Filters.and(
                        Filters.eq("thread", thread.toString()), Filters.gt("_id", id), Filters.eq("parent", id)))
                .projection(Projections.include("_id"))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }

    /** How many published comments a site has: {@code (site, state, _id)}, read whole. Scans on the embedded store. */
    long published(String site) {
        return comments.countDocuments(
                Filters.and(Filters.eq("site", site), Filters.eq("state", CommentState.PUBLISHED.name())));
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
