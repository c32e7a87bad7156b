package org.usersay.comments.store;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent.CommentRecheckRequested;
import org.usersay.starter.site.ArticleKey;

/**
 * Finishes what a crash, or an outage of Redis, left undone: for each comment whose {@link DirtyMark} is older than
 * {@link #PATIENCE}, what is under it and above it and the article's counter are counted anew, and a check of votes
 * and pins is requested. All of it may be done at any time and more than once.
 */
@Component
class CommentReconciler {

    private static final Logger log = LoggerFactory.getLogger(CommentReconciler.class);
    private static final int BATCH = 500;

    /** Younger marks probably belong to requests that are still running. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CommentStore store;
    private final ReplySummaries summaries;
    private final PublishedCounter counter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentReconciler(
            CommentStore store,
            ReplySummaries summaries,
            PublishedCounter counter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.summaries = summaries;
        this.counter = counter;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.comments.reconcile-every:1s}")
    void reconcile() {
        try {
            reconcile(clock.instant().minus(PATIENCE));
        } catch (MongoException e) {
            log.warn("MongoDB does not answer; reconciling later: {}", e.getMessage());
        }
    }

    /** Finishes what was marked before an instant. */
    void reconcile(Instant before) {
        var marked = store.findMarked(before, BATCH);
        if (marked.isEmpty()) {
            return;
        }
        marked.stream().collect(Collectors.groupingBy(Comment::thread)).forEach(this::reconcile);
    }

    private void reconcile(ArticleKey thread, List<Comment> marked) {
        boolean summarized = summaries.recountPaths(thread, marked);
        boolean exact = counter.recount(thread) && summarized;
        marked.forEach(comment -> events.publishEvent(new CommentRecheckRequested(comment)));
        if (exact) {
            store.unmark(marked);
        } else {
            store.postpone(marked);
        }
        log.info("Reconciled {} comments of {}{}", marked.size(), thread, exact ? "" : ", and will do so again");
    }
}
