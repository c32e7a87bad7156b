package org.usersay.comments.count;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.count.RedisCopy.Placed;
import org.usersay.comments.count.RedisCopy.Step;

/**
 * Finishes what a process that died, or that found Redis away, left undone: whatever was announced as about to be
 * written and not struck out is looked up in MongoDB and placed as it is there.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    /** Younger marks belong to requests that are probably still at it; looking earlier would do no harm. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A write that MongoDB has not shown by then was never made: several times the driver's time-outs. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(60);

    private final RedisGate gate;
    private final RedisCopy copy;
    private final DirtyBook book;
    private final Comments comments;
    private final Clock clock;

    Reconciler(RedisGate gate, RedisCopy copy, DirtyBook book, Comments comments, Clock clock) {
        this.gate = gate;
        this.copy = copy;
        this.book = book;
        this.comments = comments;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.comments.reconcile-every:1s}")
    void tick() {
        gate.look();
        book.flush();
        try {
            reconcile(clock.instant());
        } catch (MongoException e) {
            log.warn("MongoDB does not answer; reconciling later: {}", e.getMessage());
        }
    }

    void reconcile(Instant now) {
        var marks = book.before(now.minus(PATIENCE));
        if (marks.isEmpty()) {
            return;
        }
        Map<String, Comment> found =
                comments
                        .findAll(marks.stream()
                                .map(DirtyMark::comment)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Comment::id, Function.identity()));
        for (Comment comment : found.values()) {
            var outline = RedisCopy.outline(comment);
            if (copy.place(comment.thread(), Step.EVENT, List.of(outline), "") == Placed.AWAY) {
                return;
            }
        }
        comments.revisit(found.keySet());
        var old = book.before(now.minus(GIVEN_UP));
        for (DirtyMark mark : marks) {
            var comment = found.get(mark.comment());
            if ((comment != null && settled(comment, mark)) || old.contains(mark)) {
                book.strike(mark);
            }
        }
        log.info("Reconciled {} marks of {} comments", marks.size(), found.size());
    }

    /** Whether what the mark announced has happened; it is copied by now. */
    private static boolean settled(Comment comment, DirtyMark mark) {
        return mark.reached(comment.version())
                && comment.tally().pending().stream()
                        .noneMatch(vote -> vote.id().equals(mark.what()));
    }
}
