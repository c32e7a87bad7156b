package org.usersay.comments.comment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.CommentEvent.CommentRevisited;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.ArticleKey;

/** What readers have said. New comments come in through {@link CommentCreation} and change through {@link CommentUpdates}. */
@Service
public class Comments {

    private final CommentStore store;
    private final HeldStore held;
    private final Appearances appearances;
    private final ApplicationEventPublisher events;

    Comments(CommentStore store, HeldStore held, Appearances appearances, ApplicationEventPublisher events) {
        this.store = store;
        this.held = held;
        this.appearances = appearances;
        this.events = events;
    }

    /** A comment without its words, as copies are rebuilt from. */
    public record Outline(
            String id, ArticleKey thread, ThreadPosition place, CommentState state, VoteCounts tally, long version) {}

    /** Published comments of a site, newest first. */
    public List<Comment> newestOn(String site, @Nullable String before, int limit) {
        return store.newestOn(site, before, limit);
    }

    /** Published comments of a thread, newest first, replies among the others. */
    public List<Comment> newestUnder(ArticleKey thread, @Nullable String before, int limit) {
        return store.newestUnder(thread, before, limit);
    }

    /** Published comments of a reader on every site, newest first. */
    public List<Comment> newestBy(String author, @Nullable String before, int limit) {
        return store.newestBy(author, before, limit);
    }

    /** Every comment of a site, one by one; for exports. */
    public void eachOf(String site, Consumer<Comment> consumer) {
        store.eachOf(site, consumer);
    }

    /** Tells of these comments again, for whoever may have missed something. */
    public void revisit(Collection<String> ids) {
        findAll(ids).forEach(comment -> events.publishEvent(new CommentRevisited(comment)));
    }

    public Optional<Comment> find(String id) {
        return store.find(UuidV7.require(id));
    }

    /** The comment, or a 404. */
    public Comment require(String id) {
        return find(id).orElseThrow(Comments::notFound);
    }

    public List<Comment> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /** Those of one thread, in no particular order. */
    public List<Comment> findAll(ArticleKey thread, Collection<String> ids) {
        return store.findAll(thread, ids);
    }

    /**
     * Of a reader's comments in a thread those that wait for a moderator, newest first, {@code limit} at most.
     *
     * @param before continues after this id; null for the newest
     */
    public Held held(ArticleKey thread, String reader, @Nullable String before, int limit) {
        var ids = held.find(thread, reader).stream()
                .filter(id -> before == null || id.compareTo(before) < 0)
                .sorted(Comparator.reverseOrder())
                .limit(limit + 1L)
                .toList();
        var some = ids.subList(0, Math.min(limit, ids.size()));
        var comments = store.findAll(thread, some).stream()
                .filter(comment -> comment.state() == CommentState.HELD)
                .sorted(Comparator.comparing(Comment::id).reversed())
                .toList();
        return new Held(comments, ids.size() > limit ? some.getLast() : null);
    }

    /**
     * Some of those that wait.
     *
     * @param last the id after which there are more; null where there are none
     */
    public record Held(List<Comment> comments, @Nullable String last) {}

    public List<Comment> search(CommentSearch search, @Nullable String before, int limit) {
        return store.search(search, before, limit);
    }

    /** How many published comments an author has on a site, counted up to {@code limit}. */
    public int published(String author, String site, int limit) {
        return appearances.published(author, site, limit);
    }

    /** How many comments of a site are published, as MongoDB has it; costs all of them. */
    public long published(String site) {
        return store.published(site);
    }

    /** Every comment of these threads, oldest first within each; only for rebuilding a copy. */
    public void eachOf(Collection<ArticleKey> keys, Consumer<Outline> consumer) {
        store.eachOf(keys, consumer);
    }

    static ProblemException notFound() {
        return CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
    }
}
