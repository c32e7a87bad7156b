package org.usersay.comments.vote;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent.CommentRevisited;
import org.usersay.comments.comment.CommentUpdates;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.OriginCheck;
import org.usersay.comments.comment.StripedLock;
import org.usersay.comments.comment.SuspensionCheck;
import org.usersay.comments.comment.VoteCounts.PendingVote;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;

/**
 * Readers' votes. A vote changes two documents, the reader's ballot on the comment and the comment's tally, and is counted
 * exactly once whatever happens in between:
 *
 * <ol>
 *   <li>It is announced in the comment, with its own id; a reader has at most one announced vote on a comment.
 *   <li>The ballot changes, and carries that id.
 *   <li>The announcement is taken out and, if the ballot carries its id, counted in the same write.
 * </ol>
 *
 * Whoever finds an announcement left over (the reader's next vote, or {@link CommentRevisited} after a crash) does the
 * third step. All writes are conditional on what was read.
 */
@Service
public class Votes {

    private static final int ATTEMPTS = 200;

    private final CommentVoteStore ballots;
    private final Comments comments;
    private final CommentUpdates commentUpdates;
    private final OriginCheck originCheck;
    private final SuspensionCheck suspensionCheck;
    private final StripedLock stripedLock = new StripedLock();

    Votes(
            CommentVoteStore ballots,
            Comments comments,
            CommentUpdates commentUpdates,
            OriginCheck originCheck,
            SuspensionCheck suspensionCheck) {
        this.ballots = ballots;
        this.comments = comments;
        this.commentUpdates = commentUpdates;
        this.originCheck = originCheck;
        this.suspensionCheck = suspensionCheck;
    }

    /** What the voter is told. */
    public record Outcome(int up, int down, int score, int mine) {}

    /**
     * Casts, changes or withdraws a vote. A reader's votes take turns: many at once would each find the other's
     * announcement and finish it, and hardly any would come to its end.
     */
    Outcome cast(String reader, String id, int value) {
        suspensionCheck.require(reader);
        return stripedLock.take(reader, () -> castInTurn(reader, id, value));
    }

    private Outcome castInTurn(String reader, String id, int value) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var comment = votable(id, reader);
            var left = comment.tally().pendingOf(reader);
            if (left.isPresent()) {
                finish(comment, left.get());
                continue;
            }
            var commentVote = ballots.find(comment.thread(), reader, id);
            if (commentVote.value() == value) {
                return outcome(comment, value);
            }
            var vote = new PendingVote(UuidV7.next(), reader, commentVote.value(), value);
            if (commentUpdates.openVote(id, vote)) {
                ballots.write(commentVote.with(value, vote.id()));
                var counted = finish(comment, vote);
                if (counted.isPresent()) {
                    return outcome(counted.get(), value);
                }
            }
        }
        throw CommonProblem.UNAVAILABLE.refusal("Too many votes at once; nothing was changed. Try again.");
    }

    private Comment votable(String id, String reader) {
        var comment = comments.require(id);
        if (!comment.published()) {
            throw CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
        }
        originCheck.require(comment);
        CommentUpdates.requireAnothers(comment, reader);
        return comment;
    }

    /**
     * Takes an announced vote out: counted if it reached the ballot. If it did not, the ballot is written once more as
     * it is, so that its voter, should he still be about to write, finds it changed and starts again.
     */
    private Optional<Comment> finish(Comment comment, PendingVote vote) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var commentVote = ballots.find(comment.thread(), vote.reader(), comment.id());
            if (commentVote.holds(vote.id())) {
                return Optional.of(commentUpdates.closeVote(comment.id(), vote, true));
            }
            if (ballots.write(commentVote)) {
                commentUpdates.closeVote(comment.id(), vote, false);
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** This reader's votes on these comments of a thread; what is none of it is left out, as are those withdrawn. */
    Map<String, Integer> on(ArticleKey thread, String reader, Collection<String> shown) {
        return values(ballots.on(thread, reader, shown));
    }

    /** His votes on the newest comments that he voted on, {@code limit} at most. */
    Map<String, Integer> latest(ArticleKey thread, String reader, int limit) {
        return values(ballots.latest(thread, reader, limit));
    }

    private static Map<String, Integer> values(List<CommentVote> cast) {
        return cast.stream()
                .filter(commentVote -> commentVote.value() != 0)
                .collect(Collectors.toMap(
                        CommentVote::comment, CommentVote::value, (one, other) -> other, TreeMap::new));
    }

    /**
     * Takes over votes of an import on one comment, {@code values} by reader. A reader who has voted here keeps that vote,
     * also a withdrawn one, so a second import changes nothing; nobody votes on his own.
     *
     * @param origin what they come with; given again after a kill, it finds what it has added
     * @return how many were added, now or with the same origin before
     */
    public int restore(String id, Map<String, Integer> values, String origin) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var comment = comments.require(id);
            var left = comment.tally().pending().stream()
                    .filter(vote -> values.containsKey(vote.reader()))
                    .toList();
            if (!left.isEmpty()) {
                left.forEach(vote -> finish(comment, vote));
                continue;
            }
            var wanted = new LinkedHashMap<PendingVote, CommentVote>();
            var came = new HashSet<String>();
            values.forEach((reader, value) -> {
                var commentVote = ballots.find(comment.thread(), reader, id);
                if (!commentVote.given() && !comment.writtenBy(reader)) {
                    wanted.put(new PendingVote(origin + "-" + UuidV7.next(), reader, 0, value), commentVote);
                } else if (commentVote.vote() != null && commentVote.vote().startsWith(origin + "-")) {
                    came.add(reader);
                }
            });
            if (wanted.isEmpty()) {
                return came.size();
            }
            if (commentUpdates.openVotes(comment, List.copyOf(wanted.keySet()))
                    && count(comment, wanted) == wanted.size()) {
                return came.size() + wanted.size();
            }
            // Somebody was faster with some of them: the reader himself, or another instance at the same batch.
        }
        throw CommonProblem.UNAVAILABLE.refusal("Too many votes at once. Try again.");
    }

    /** How many of these readers {@link #restore} would find without a vote on it. */
    public long missing(Comment comment, Set<String> readers) {
        return readers.stream()
                .filter(reader -> !comment.writtenBy(reader))
                .filter(reader ->
                        !ballots.find(comment.thread(), reader, comment.id()).given())
                .count();
    }

    private int count(Comment comment, Map<PendingVote, CommentVote> wanted) {
        var counted = new HashSet<String>();
        wanted.forEach((vote, commentVote) -> {
            if (ballots.write(commentVote.with(vote.to(), vote.id()))) {
                counted.add(vote.id());
            }
        });
        commentUpdates.closeVotes(comment.id(), List.copyOf(wanted.keySet()), counted);
        return counted.size();
    }

    /** Every reader's votes of a site, thread by thread; those withdrawn are left out; for exports. */
    public void eachOf(String site, BallotConsumer consumer) {
        var gathering = new Gathering(consumer);
        ballots.eachOf(site, gathering::take);
        gathering.handOver();
    }

    /** Gathers what one reader voted in one thread, which comes ballot after ballot. */
    private static final class Gathering {
        private final BallotConsumer consumer;
        private final Map<String, Integer> votes = new TreeMap<>();
        private @Nullable CommentVote last;

        Gathering(BallotConsumer consumer) {
            this.consumer = consumer;
        }

        void take(CommentVote commentVote) {
            if (last != null
                    && !(last.thread().equals(commentVote.thread())
                            && last.reader().equals(commentVote.reader()))) {
                handOver();
            }
            last = commentVote;
            if (commentVote.value() != 0) {
                votes.put(commentVote.comment(), commentVote.value());
            }
        }

        void handOver() {
            if (last != null && !votes.isEmpty()) {
                consumer.accept(last.thread(), last.reader(), Map.copyOf(votes));
                votes.clear();
            }
        }
    }

    /** Takes one reader's votes in one thread. */
    @FunctionalInterface
    public interface BallotConsumer {
        void accept(ArticleKey thread, String reader, Map<String, Integer> votes);
    }

    @EventListener
    void finishLeftOvers(CommentRevisited event) {
        event.comment().tally().pending().forEach(vote -> finish(event.comment(), vote));
    }

    private static Outcome outcome(Comment comment, int mine) {
        var tally = comment.tally();
        return new Outcome(tally.up(), tally.down(), tally.score(), mine);
    }
}
