package org.usersay.comments.store;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Unreviewed;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** Lists and numbers of comments. Beside each query stands the index of {@link CommentStore#LAYOUT} that answers it. */
@Component
public class CommentQueries {

    private static final int BATCH = 500;

    private static final Bson PUBLISHED = Filters.eq("state", CommentState.PUBLISHED.name());
    private static final List<String> STATES =
            Arrays.stream(CommentState.values()).map(Enum::name).toList();

    private final MongoCollection<Document> comments;
    private final Sites sites;

    CommentQueries(MongoDatabase database, Sites sites) {
        this.sites = sites;
        this.comments = CommentStore.LAYOUT.open(database);
    }

    /** One range of {@code (site, state, _id)}. */
    List<Comment> newestOn(String site, @Nullable String before, int limit) {
        return newest(Filters.and(Filters.eq("site", site), PUBLISHED), before, limit);
    }

    /** One range of {@code (thread, state, _id)}. */
    List<Comment> newestUnder(ArticleKey thread, @Nullable String before, int limit) {
        return newest(Filters.and(Filters.eq("thread", thread.toString()), PUBLISHED), before, limit);
    }

    /** On every site that there is: one range a site of {@code (author.id, site, state, _id)} on every shard. */
    List<Comment> newestBy(String author, @Nullable String before, int limit) {
        var known = Filters.in("site", sites.sites().stream().map(Site::id).toList());
        return newest(Filters.and(Filters.eq("author.id", author), known, PUBLISHED), before, limit);
    }

    /**
     * A reader's comments in a thread that are in a state: one range of {@code (author.id, site, state, _id)}, of which those of
     * other threads are left out. It is for states in which a reader has few.
     */
    List<Comment> ofReader(ArticleKey thread, String author, CommentState state, @Nullable String before, int limit) {
        var own = Filters.and(
                Filters.eq("thread", thread.toString()),
                Filters.eq("author.id", author),
                Filters.eq("site", thread.site()),
                Filters.eq("state", state.name()));
        return newest(own, before, limit);
    }

    private List<Comment> newest(Bson which, @Nullable String before, int limit) {
        return comments.find(before == null ? which : Filters.and(which, Filters.lt("_id", before)))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .batchSize(limit + 1)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Published comments of a thread: {@code (thread, state, _id)}, counted without reading a document. */
    long published(ArticleKey thread) {
        return comments.countDocuments(Filters.and(Filters.eq("thread", thread.toString()), PUBLISHED));
    }

    /** Comments of a site: {@code (site, state, _id)}, counted without reading a document. */
    long count(String site) {
        return comments.countDocuments(Filters.eq("site", site));
    }

    /** Comments of a site in a state: {@code (site, state, _id)}, counted without reading a document. */
    long count(String site, CommentState state) {
        return comments.countDocuments(Filters.and(Filters.eq("site", site), Filters.eq("state", state.name())));
    }

    /** Published comments of a site to be reviewed: {@code (site, unreviewed, _id)}, counted without reading a document. */
    long count(String site, Unreviewed why) {
        return comments.countDocuments(Filters.and(Filters.eq("site", site), Filters.eq("unreviewed", why.name())));
    }

    /**
     * Comments of an author on a site in a state, counted up to {@code limit} without reading a document:
     * {@code (author.id, site, state, _id)}.
     *
     * @param before only those older than this id; null for all
     */
    int count(String author, String site, CommentState state, @Nullable String before, int limit) {
        var own = Filters.and(
                Filters.eq("author.id", author), Filters.eq("site", site), Filters.eq("state", state.name()));
        var counted = before == null ? own : Filters.and(own, Filters.lt("_id", before));
        return Math.toIntExact(comments.countDocuments(counted, new CountOptions().limit(limit)));
    }

    /**
     * What became of an author's latest comments on a site: the ends of one range a state of
     * {@code (author.id, site, state, _id)}, which has all that is read.
     */
    AuthorHistory history(String author, String site, @Nullable String before) {
        var own = Filters.and(Filters.eq("author.id", author), Filters.eq("site", site), Filters.in("state", STATES));
        return new AuthorHistory(comments.find(before == null ? own : Filters.and(own, Filters.lt("_id", before)))
                .sort(Sorts.descending("_id"))
                .projection(Projections.include("_id", "state"))
                .limit(AuthorHistory.MAX)
                .batchSize(AuthorHistory.MAX + 1)
                .map(found ->
                        new AuthorHistory.Entry(found.getString("_id"), CommentState.valueOf(found.getString("state"))))
                .into(new ArrayList<>()));
    }

    /** Comments of a thread in a state, counted up to {@code limit} without reading a document: {@code (thread, state, _id)}. */
    int count(ArticleKey thread, CommentState state, int limit) {
        var those = Filters.and(Filters.eq("thread", thread.toString()), Filters.eq("state", state.name()));
        return Math.toIntExact(comments.countDocuments(those, new CountOptions().limit(limit)));
    }

    /** Every comment of a site, in no particular order, for exports: {@code (site, state, _id)}. */
    void eachOf(String site, Consumer<Comment> consumer) {
        comments.find(Filters.eq("site", site))
                .batchSize(BATCH)
                .map(CommentDocumentMapper::read)
                .forEach(consumer);
    }

    /** Every comment of a reader on every site: {@code (author.id, site, state, _id)} on every shard. */
    public List<String> idsBy(String author) {
        return ids(comments.find(Filters.eq("author.id", author)));
    }

    /**
     * Direct answers to a comment, which are shown under it or beside it: two ranges of
     * {@code (thread, under, shown, _id)}.
     */
    public List<String> answersTo(Comment comment) {
        var under = comment.position().shownUnder();
        return ids(comments.find(Filters.and(
                Filters.eq("thread", comment.thread().toString()),
                Filters.in("under", comment.id(), under == null ? "" : under),
                Filters.eq("parent", comment.id()))));
    }

    private static List<String> ids(FindIterable<Document> found) {
        return found.projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }
}
