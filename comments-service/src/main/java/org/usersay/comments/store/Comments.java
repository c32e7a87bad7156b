package org.usersay.comments.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Unreviewed;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.ArticleKey;

/** Reads of comments. They are created, edited and deleted in {@code posting}. */
@Service
public class Comments {

    private final CommentStore store;
    private final CommentQueries queries;
    private final CommentSearchQuery searchQuery;

    Comments(CommentStore store, CommentQueries queries, CommentSearchQuery searchQuery) {
        this.store = store;
        this.queries = queries;
        this.searchQuery = searchQuery;
    }

    /** Published comments of a site, newest first. */
    public List<Comment> newestOn(String site, @Nullable String before, int limit) {
        return queries.newestOn(site, before, limit);
    }

    /** Published comments of a thread, newest first, replies among the others. */
    public List<Comment> newestUnder(ArticleKey thread, @Nullable String before, int limit) {
        return queries.newestUnder(thread, before, limit);
    }

    /** Published comments of a reader on every site, newest first. */
    public List<Comment> newestBy(String author, @Nullable String before, int limit) {
        return queries.newestBy(author, before, limit);
    }

    /** Every comment of a site, one by one; for exports. */
    public void eachOf(String site, Consumer<Comment> consumer) {
        queries.eachOf(site, consumer);
    }

    public Optional<Comment> find(String id) {
        return store.find(UuidV7.require(id));
    }

    /** The comment, or a 404. */
    public Comment require(String id) {
        return find(id).orElseThrow(Comments::notFound);
    }

    /** By their ids, in no particular order. */
    public List<Comment> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /**
     * Of a reader's comments in a thread those that wait for a moderator, newest first, {@code limit} at most.
     *
     * @param before continues after this id; null for the newest
     */
    public CommentPage held(ArticleKey thread, String reader, @Nullable String before, int limit) {
        return CommentPage.of(queries.ofReader(thread, reader, CommentState.HELD, before, limit + 1), limit);
    }

    /** Of a reader's comments in a thread the latest that are rejected, newest first, {@code limit} at most. */
    public List<Comment> rejected(ArticleKey thread, String reader, int limit) {
        return queries.ofReader(thread, reader, CommentState.REJECTED, null, limit);
    }

    /**
     * Comments that a moderator looks for, newest first, {@code limit} at most. One call with words reads a bounded number of
     * comments: it may find fewer, or none, although there are more.
     *
     * @param before continues after this id; null for the newest
     */
    public CommentPage search(CommentSearch search, @Nullable String before, int limit) {
        return searchQuery.page(search, before, limit);
    }

    /**
     * How many published comments an author has on a site, counted up to {@code limit}.
     *
     * @param before only those older than this id; null for all
     */
    public int published(String author, String site, @Nullable String before, int limit) {
        return queries.count(author, site, CommentState.PUBLISHED, before, limit);
    }

    /** How many comments in a state an author has on a site, counted up to {@code limit}. */
    public int count(String author, String site, CommentState state, int limit) {
        return queries.count(author, site, state, null, limit);
    }

    /**
     * What became of an author's latest comments on a site.
     *
     * @param before only those older than this id; null for all
     */
    public AuthorHistory history(String author, String site, @Nullable String before) {
        return queries.history(author, site, before);
    }

    /** How many comments of an article are in a state, counted up to {@code limit}. */
    public int count(ArticleKey thread, CommentState state, int limit) {
        return queries.count(thread, state, limit);
    }

    /** How many comments of a site are published; the time grows with their number. */
    public long published(String site) {
        return count(site, CommentState.PUBLISHED);
    }

    /** How many comments a site has, whatever their state; the time grows with their number. */
    public long count(String site) {
        return queries.count(site);
    }

    /** How many comments of a site are in a state; the time grows with their number. */
    public long count(String site, CommentState state) {
        return queries.count(site, state);
    }

    /** How many published comments of a site are to be reviewed; the time grows with their number. */
    public long count(String site, Unreviewed why) {
        return queries.count(site, why);
    }

    /** How many comments of an article are published; the time grows with their number. */
    public long published(ArticleKey thread) {
        return queries.published(thread);
    }

    public static ProblemException notFound() {
        return CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
    }
}
