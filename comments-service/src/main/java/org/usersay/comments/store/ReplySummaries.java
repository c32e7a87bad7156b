package org.usersay.comments.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.ReplySummary;
import org.usersay.starter.site.ArticleKey;

/**
 * The {@link ReplySummary} that each comment has of the comments shown under it. Two ways lead to an exact one:
 *
 * <ul>
 *   <li>A new reply is added to the summary as it was read before the reply was written, on the condition that the
 *       comment is still in that version: then no count can have included the reply.
 *   <li>Otherwise the comment is read, what is shown under it is counted from the index, and the summary is written on
 *       the condition that the comment is still in the version that was read before counting. It is always written, also
 *       where it is the same, so that a count that began earlier fails.
 * </ul>
 *
 * A comment that is not published is shown exactly while replies to it are; so a change may go on upwards, at most as
 * far as a thread is shown deep. A comment that loses every attempt to others' writes gets a {@link DirtyMark}.
 */
@Component
public class ReplySummaries {

    private static final Logger log = LoggerFactory.getLogger(ReplySummaries.class);
    private static final int ATTEMPTS = 50;

    private final CommentStore store;
    private final StripedLock stripedLock = new StripedLock();

    ReplySummaries(CommentStore store) {
        this.store = store;
    }

    /**
     * Adds a new reply.
     *
     * @param under the comment it is shown under, as it was before the reply was written; null where it was not read
     * @return whether all summaries are exact now
     */
    boolean add(Comment reply, @Nullable Comment under) {
        var id = reply.position().shownUnder();
        if (id == null) {
            return true;
        }
        if (under == null
                || !stripedLock.take(
                        id, () -> store.replace(under.with(under.replies().plus(reply.id()))))) {
            return recount(reply.thread(), id);
        }
        return under.shown() || recountAbove(under);
    }

    /** The comments that these are shown under, as far as they exist, by id. */
    Map<String, Comment> findAbove(Collection<Comment> comments) {
        var ids = comments.stream()
                .flatMap(comment -> Optional.ofNullable(comment.position().shownUnder()).stream())
                .collect(Collectors.toSet());
        var above = new HashMap<String, Comment>();
        store.findAllOnPages(ids).forEach(comment -> above.put(comment.id(), comment));
        return above;
    }

    /**
     * Adds new replies, published ones, by one bulk write; comments that have changed meanwhile are counted one by one.
     *
     * @param above the comments they are shown under, by id, each as it was before the replies were written, or as it
     *     was inserted together with them; without those that do not exist yet
     * @return whether all summaries are exact now
     */
    boolean addAll(Collection<Comment> replies, Map<String, Comment> above) {
        var after = new HashMap<String, Comment>();
        var unread = new HashSet<String>();
        for (Comment reply : replies) {
            var id = reply.position().shownUnder();
            var known = id == null ? null : after.getOrDefault(id, above.get(id));
            if (id != null && known != null) {
                after.put(id, known.with(known.replies().plus(reply.id())));
            } else if (id != null) {
                unread.add(id);
            }
        }
        boolean exact = store.replaceSummaries(after.values()) || recountAll(after.values());
        for (Comment comment : after.values()) {
            var before = above.get(comment.id());
            exact &= (before != null && before.shown()) || recountAbove(comment);
        }
        return recountAll(store.findAllOnPages(unread)) && exact;
    }

    private boolean recountAll(Collection<Comment> comments) {
        boolean exact = true;
        for (Comment comment : comments) {
            exact &= recount(comment.thread(), comment.id());
        }
        return exact;
    }

    /** Counts what is shown under a comment, and goes on above it where it came up or disappeared because of that. */
    public boolean recount(ArticleKey thread, String id) {
        return switch (stripedLock.take(id, () -> count(thread, id))) {
            case Counted.Same same -> true;
            case Counted.Turned turned -> recountAbove(turned.comment());
            case Counted.Conflict conflict -> false;
        };
    }

    /** What a count led to. */
    private sealed interface Counted {
        record Same() implements Counted {}

        /** The comment appeared or disappeared. */
        record Turned(Comment comment) implements Counted {}

        record Conflict() implements Counted {}
    }

    private Counted count(ArticleKey thread, String id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = store.find(thread, id);
            if (found.isEmpty()) {
                return new Counted.Same();
            }
            var before = found.get();
            var after = before.with(store.summarize(thread, id));
            if (store.replace(after)) {
                return before.shown() == after.shown() ? new Counted.Same() : new Counted.Turned(after);
            }
        }
        store.mark(thread, id);
        log.warn("The replies to comment {} are counted later: it changes all the time", id);
        return new Counted.Conflict();
    }

    private boolean recountAbove(Comment comment) {
        var above = comment.position().shownUnder();
        return above == null || recount(comment.thread(), above);
    }

    /** Counts under comments of a thread and on every level above them, the deepest first, whatever has changed there. */
    boolean recountPaths(ArticleKey thread, Collection<Comment> comments) {
        var depths = new HashMap<String, Integer>();
        for (Comment comment : comments) {
            var path = comment.position().path();
            depths.put(comment.id(), path.size());
            IntStream.range(0, path.size()).forEach(depth -> depths.put(path.get(depth), depth));
        }
        var deepestFirst = depths.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        boolean exact = true;
        for (var id : deepestFirst) {
            exact &= recount(thread, id);
        }
        return exact;
    }
}
