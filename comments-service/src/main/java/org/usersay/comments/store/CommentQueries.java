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
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
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

    /** Read for one page of a search for words, which no index has: up to a second of the embedded store. */
    private static final int SEARCHED = 5_000;

    private static final Bson PUBLISHED = Filters.eq("state", CommentState.PUBLISHED.name());
    private static final List<String> STATES =
            Arrays.stream(CommentState.values()).map(Enum::name).toList();

    private final MongoCollection<Document> comments;
    private final Sites sites;
    private final int searched;

    @Autowired
    CommentQueries(MongoDatabase database, Sites sites) {
        this(database, sites, SEARCHED);
    }

    /** @param searched how many comments are read at most for one page of a search for words */
    CommentQueries(MongoDatabase database, Sites sites, int searched) {
        this.sites = sites;
        this.comments = CommentStore.LAYOUT.open(database);
        this.searched = searched;
    }

    /**
     * A moderator's queue, newest first: a range a state of {@code (site, state, _id)}, the one of what is still to be reviewed
     * in {@code (site, unreviewed, _id)}, or of the index that begins with the reason, the author or the thread where one is
     * given. Where every state is wanted each is named, so that the server merges
     * their ranges in the order of ids and stops after the page instead of sorting the site. Words are looked for in a bounded
     * number of the comments that meet the other conditions; the page then goes on after the last of these.
     */
    CommentPage search(CommentSearch search, @Nullable String before, int limit) {
        var conditions = new ArrayList<Bson>();
        conditions.add(Filters.eq("site", search.site()));
        search.unreviewed().ifPresent(why -> conditions.add(unreviewed(why)));
        if (search.unreviewed().isEmpty() || search.narrow()) {
            conditions.add(Filters.in(
                    "state", search.state().map(Enum::name).map(List::of).orElse(STATES)));
        }
        search.author().ifPresent(author -> conditions.add(Filters.eq("author.id", author)));
        search.thread().ifPresent(thread -> conditions.add(Filters.eq("thread", thread.toString())));
        search.reason().ifPresent(reason -> conditions.add(Filters.eq("allReasons", reason)));
        var words = search.words().orElse(null);
        if (words == null) {
            return CommentPage.of(newest(Filters.and(conditions), before, limit + 1), limit);
        }
        var oldest = last(Filters.and(conditions), before, searched);
        if (oldest != null) {
            conditions.add(Filters.gte("_id", oldest));
        }
        conditions.add(Filters.regex("text", Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE)));
        var found = newest(Filters.and(conditions), before, limit + 1);
        return found.size() > limit ? CommentPage.of(found, limit) : new CommentPage(found, oldest);
    }

    /** Id of the comment at this place; null where there are fewer. */
    private @Nullable String last(Bson which, @Nullable String before, int place) {
        var found = comments.find(before == null ? which : Filters.and(which, Filters.lt("_id", before)))
                .sort(Sorts.descending("_id"))
                .projection(Projections.include("_id"))
                .skip(place - 1)
                .limit(1)
                .first();
        return found == null ? null : found.getString("_id");
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

    /** Comments of a site in a state: {@code (site, state, _id)}, counted without reading a document. */
    long count(String site, CommentState state) {
        return comments.countDocuments(Filters.and(Filters.eq("site", site), Filters.eq("state", state.name())));
    }

    /** Published comments of a site to be reviewed: {@code (site, unreviewed, _id)}, counted without reading a document. */
    long count(String site, Unreviewed why) {
        return comments.countDocuments(Filters.and(Filters.eq("site", site), unreviewed(why)));
    }

    private static Bson unreviewed(Unreviewed why) {
        return Filters.eq("unreviewed", why.name());
    }

    /**
     * Comments of an author on a site in a state, counted up to {@code limit} without reading a document:
     * {@code (author.id, site, state, _id)}.
     */
    int count(String author, String site, CommentState state, int limit) {
        var own = Filters.and(
                Filters.eq("author.id", author), Filters.eq("site", site), Filters.eq("state", state.name()));
        return Math.toIntExact(comments.countDocuments(own, new CountOptions().limit(limit)));
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
