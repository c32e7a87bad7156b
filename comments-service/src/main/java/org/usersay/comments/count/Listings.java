package org.usersay.comments.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.ArticleUpdated;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.Comments.Outline;
import org.usersay.comments.comment.CommentsImported;
import org.usersay.comments.comment.PendingWrites;
import org.usersay.comments.comment.ReplyCounts;
import org.usersay.comments.count.RedisCopy.Placed;
import org.usersay.comments.count.RedisCopy.Step;
import org.usersay.starter.site.ArticleKey;

/** Which comments a page shows and how many a thread has: from the copy in Redis, else from MongoDB itself. */
@Service
public class Listings implements ReplyCounts {

    private final RedisCopy copy;
    private final RedisGate gate;
    private final Rebuild rebuild;
    private final Comments comments;
    private final PendingWrites marks;
    private final InvalidationChannel invalidationChannel;
    private final ApplicationEventPublisher events;

    /** Threads read from MongoDB while Redis is away. */
    private final Cache<ArticleKey, ThreadInMemory> spare = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    Listings(
            RedisCopy copy,
            RedisGate gate,
            Rebuild rebuild,
            Comments comments,
            PendingWrites marks,
            InvalidationChannel invalidationChannel,
            ApplicationEventPublisher events) {
        this.copy = copy;
        this.gate = gate;
        this.rebuild = rebuild;
        this.comments = comments;
        this.marks = marks;
        this.invalidationChannel = invalidationChannel;
        this.events = events;
    }

    public Slice slice(Request request) {
        var found = copy.slice(request);
        if (found.isPresent() && found.get().isEmpty()) {
            rebuild.one(request.thread());
            found = copy.slice(request);
        }
        return found.flatMap(slice -> slice)
                .orElseGet(() -> inMemory(request.thread()).slice(request));
    }

    /** Published comments of each thread. */
    public Map<ArticleKey, Integer> counts(Collection<ArticleKey> threads) {
        var found = copy.counts(threads);
        if (found.isPresent() && !found.get().keySet().containsAll(threads)) {
            rebuild.all(threads);
            found = copy.counts(threads);
        }
        var counts = found.orElseGet(HashMap::new);
        threads.forEach(
                thread -> counts.computeIfAbsent(thread, lost -> inMemory(lost).count()));
        return counts;
    }

    /** Where a script that runs beside the thread's copy finds its count. */
    public CountKey countKey(ArticleKey thread) {
        return copy.countKey(thread);
    }

    @Override
    public int of(Comment comment) {
        return slice(counting(comment)).total();
    }

    /** The same for several, by their ids; in one round trip where their threads have copies. */
    public Map<String, Integer> of(List<Comment> several) {
        var found = several.isEmpty()
                ? List.<Optional<Slice>>of()
                : copy.slices(several.stream().map(Listings::counting).toList()).orElse(List.of());
        var totals = new HashMap<String, Integer>();
        for (int at = 0; at < several.size(); at++) {
            var comment = several.get(at);
            var slice = found.isEmpty() ? Optional.<Slice>empty() : found.get(at);
            totals.put(comment.id(), slice.isPresent() ? slice.get().total() : of(comment));
        }
        return totals;
    }

    private static Request counting(Comment comment) {
        return Request.replies(comment.thread(), comment.id(), 0, 0, Optional.empty());
    }

    /** Whether other processes' changes reach us as {@link ThreadTouched} at present. */
    public boolean hearsOthers() {
        return invalidationChannel.heard();
    }

    /** Whether answers come from MongoDB at present, up to a second old. */
    public boolean copiesAreAway() {
        return gate.closed();
    }

    @EventListener
    @Order(CommentEvent.COPIES)
    void copy(CommentEvent event) {
        copy(event.comment().thread(), List.of(event.comment()));
    }

    @EventListener
    @Order(CommentEvent.COPIES)
    void copy(CommentsImported event) {
        event.comments().stream()
                .collect(Collectors.groupingBy(Comment::thread))
                .forEach(this::copy);
    }

    private void copy(ArticleKey thread, List<Comment> restored) {
        var outlines = restored.stream().map(RedisCopy::outline).toList();
        if (copy.place(thread, Step.EVENT, outlines, invalidationChannel.message(thread)) != Placed.AWAY) {
            restored.forEach(comment -> marks.done(comment.id(), PendingWrites.version(comment.version())));
        }
        touched(thread);
    }

    @EventListener
    void copy(ArticleUpdated event) {
        invalidationChannel.tell(event.article().key());
        touched(event.article().key());
    }

    private void touched(ArticleKey thread) {
        spare.invalidate(thread);
        events.publishEvent(new ThreadTouched(thread));
    }

    private ThreadInMemory inMemory(ArticleKey thread) {
        return spare.get(thread, wanted -> {
            var outlines = new ArrayList<Outline>();
            comments.eachOf(List.of(wanted), outlines::add);
            return new ThreadInMemory(outlines);
        });
    }
}
