package org.usersay.comments.store;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentsImported;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;

/**
 * Writes of comments with all that follows from them, in this order: the document, the summaries of the comments above
 * it, the article's counter, the event. A write from which something follows contains a {@link DirtyMark}, which is
 * removed afterwards, some at a time: one that stands too long only costs a check.
 */
@Component
public class CommentWriter {

    private static final Logger log = LoggerFactory.getLogger(CommentWriter.class);
    private static final int BATCH = 500;

    private final CommentStore store;
    private final ReplySummaries summaries;
    private final PublishedCounter counter;
    private final ApplicationEventPublisher events;
    private final ConcurrentLinkedQueue<Comment> finished = new ConcurrentLinkedQueue<>();

    CommentWriter(
            CommentStore store, ReplySummaries summaries, PublishedCounter counter, ApplicationEventPublisher events) {
        this.store = store;
        this.summaries = summaries;
        this.counter = counter;
        this.events = events;
    }

    /**
     * Inserts a new comment.
     *
     * @param under the comment it is shown under, as read before; null at the top level, and where it was not read
     * @return false where the thread has a comment with the same request key already
     */
    public boolean insert(Comment comment, @Nullable Comment under) {
        if (!comment.published()) {
            return store.insert(comment) && publish(new CommentPosted(comment));
        }
        var marked = comment.marked(UuidV7.next());
        var ticket = counter.prepare(comment.thread());
        if (!store.insert(marked)) {
            return false;
        }
        finish(List.of(marked), () -> {
            boolean summarized = summaries.add(marked, under);
            return counter.add(marked.thread(), ticket, 1) && summarized;
        });
        return publish(new CommentPosted(marked));
    }

    /** Replaces a comment; the one that was written, or nothing where it is no longer as it was read. */
    public Optional<Comment> replace(Comment before, Comment after) {
        int change = Boolean.compare(after.published(), before.published());
        boolean follows = change != 0 || before.shown() != after.shown();
        var next = follows ? after.marked(UuidV7.next()) : after;
        var ticket = change == 0 ? "" : counter.prepare(before.thread());
        if (!store.replace(next)) {
            return Optional.empty();
        }
        var written = next.next();
        if (follows) {
            var finishable = before.dirtyMark() == null ? List.of(written) : List.<Comment>of();
            finish(finishable, () -> {
                boolean summarized = recountAbove(before, written);
                return (change == 0 || counter.add(written.thread(), ticket, change)) && summarized;
            });
        }
        publish(CommentEvent.between(before, written));
        return Optional.of(written);
    }

    private boolean recountAbove(Comment before, Comment after) {
        var under = after.position().shownUnder();
        return under == null || before.shown() == after.shown() || summaries.recount(after.thread(), under);
    }

    /** Inserts many; the ids of those that were not taken, since their thread has them under another id. */
    public Set<String> insertAll(Collection<Comment> comments) {
        var marked = comments.stream()
                .map(comment -> comment.published() ? comment.marked(UuidV7.next()) : comment)
                .toList();
        Map<ArticleKey, String> tickets = new HashMap<>();
        marked.stream()
                .filter(Comment::published)
                .map(Comment::thread)
                .forEach(thread -> tickets.computeIfAbsent(thread, counter::prepare));
        var above = summaries.findAbove(marked);
        var refused = store.insertAll(marked);
        var added = marked.stream()
                .filter(comment -> !refused.contains(comment.id()))
                .toList();
        added.forEach(comment -> above.put(comment.id(), comment));
        var published = added.stream().filter(Comment::published).toList();
        finish(published, () -> {
            boolean exact = summaries.addAll(published, above);
            for (var some : published.stream()
                    .collect(Collectors.groupingBy(Comment::thread))
                    .entrySet()) {
                var ticket = tickets.getOrDefault(some.getKey(), "");
                exact &= counter.add(some.getKey(), ticket, some.getValue().size());
            }
            return exact;
        });
        events.publishEvent(new CommentsImported(added));
        return refused;
    }

    /** Does what follows from a write; the marks stay where that does not succeed. */
    private void finish(List<Comment> marked, BooleanSupplier consequences) {
        try {
            if (consequences.getAsBoolean()) {
                finished.addAll(marked);
            }
        } catch (MongoException e) {
            log.warn("What follows from a write is finished later: {}", e.getMessage());
        }
    }

    private boolean publish(CommentEvent event) {
        events.publishEvent(event);
        return true;
    }

    /** Removes the marks of what is finished. */
    @Scheduled(fixedDelayString = "${usersay.comments.unmark-every:250ms}")
    void removeMarks() {
        for (var some = poll(); !some.isEmpty(); some = poll()) {
            try {
                store.unmark(some);
            } catch (MongoException e) {
                log.warn("Marks of finished writes stay and will be checked: {}", e.getMessage());
                return;
            }
        }
    }

    private List<Comment> poll() {
        var some = new ArrayList<Comment>();
        for (var next = finished.poll(); next != null; next = some.size() < BATCH ? finished.poll() : null) {
            some.add(next);
        }
        return some;
    }
}
