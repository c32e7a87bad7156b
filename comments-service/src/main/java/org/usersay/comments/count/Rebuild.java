package org.usersay.comments.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.Comments.Outline;
import org.usersay.comments.count.RedisCopy.Placed;
import org.usersay.comments.count.RedisCopy.Step;
import org.usersay.starter.site.ArticleKey;

/**
 * Makes lost copies anew from MongoDB. Writers go on meanwhile and place their own changes; since an older version never
 * undoes a newer one, it does not matter who comes first. Within a process only one rebuilds a thread, the others wait
 * for it; two processes that rebuild the same thread do the same work twice and agree.
 */
@Component
class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 500;
    private static final int LANES = 64;

    private final Comments comments;
    private final RedisCopy copy;
    private final RedisGate gate;
    private final ReentrantLock many = new ReentrantLock();
    private final ReentrantLock[] lanes =
            IntStream.range(0, LANES).mapToObj(lane -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    Rebuild(Comments comments, RedisCopy copy, RedisGate gate) {
        this.comments = comments;
        this.copy = copy;
        this.gate = gate;
    }

    /** Makes this thread's copy, unless somebody did while we waited for our turn. */
    void one(ArticleKey thread) {
        var probe = Request.top(thread, CommentSort.NEWEST, 1, 0, Optional.empty());
        inTurn(lanes[Math.floorMod(thread.hashCode(), LANES)], () -> {
            if (copy.slice(probe).filter(Optional::isEmpty).isPresent()) {
                fromTruth(List.of(thread));
            }
        });
    }

    /** Makes the copies of those that have none, in one pass over MongoDB. */
    void all(Collection<ArticleKey> threads) {
        inTurn(
                many,
                () -> copy.counts(threads).ifPresent(made -> {
                    var missing = threads.stream()
                            .filter(thread -> !made.containsKey(thread))
                            .distinct()
                            .toList();
                    if (!missing.isEmpty()) {
                        fromTruth(missing);
                    }
                }));
    }

    private void inTurn(ReentrantLock turn, Runnable work) {
        turn.lock();
        try {
            gate.look();
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Makes these copies whatever is there. */
    void fromTruth(Collection<ArticleKey> threads) {
        List<String> undecided = new ArrayList<>();
        Map<ArticleKey, List<Outline>> batches = new HashMap<>();
        threads.forEach(thread -> {
            copy.place(thread, Step.BEGIN, List.of(), "");
            batches.put(thread, new ArrayList<>());
        });
        comments.eachOf(threads, comment -> {
            var batch = batches.computeIfAbsent(comment.thread(), thread -> new ArrayList<>());
            batch.add(comment);
            if (!comment.tally().pending().isEmpty()) {
                undecided.add(comment.id());
            }
            if (batch.size() == BATCH) {
                copy.place(comment.thread(), Step.NEXT, batch, "");
                batch.clear();
            }
        });
        batches.forEach((thread, rest) -> {
            if (copy.place(thread, Step.END, rest, "") == Placed.NO_COPY) {
                log.info("The copy of {} was lost while it was made; the next reader makes it again", thread);
            }
        });
        comments.revisit(undecided);
    }
}
