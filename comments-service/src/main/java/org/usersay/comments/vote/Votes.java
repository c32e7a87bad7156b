package org.usersay.comments.vote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent.CommentRecheckRequested;
import org.usersay.comments.comment.VoteCounts.PendingVote;
import org.usersay.comments.posting.CommentUpdates;
import org.usersay.comments.posting.OriginCheck;
import org.usersay.comments.posting.RequestOrigin;
import org.usersay.comments.store.Comments;
import org.usersay.comments.store.StripedLock;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;

/**
 * Votes of readers on comments. A vote changes two documents, the vote and the comment with the counts, and is counted
 * exactly once whatever crashes in between:
 *
 * <ol>
 *   <li>It is added to the comment as a {@link PendingVote} with an id; each reader has at most one there.
 *   <li>The vote is written with that id.
 *   <li>The pending vote is removed from the comment and, if the vote has its id, counted in the same write.
 * </ol>
 *
 * A pending vote that a crash left is finished by the reader's next vote or by {@link CommentRecheckRequested}. All writes are
 * conditional on what was read.
 */
@Service
public class Votes {

    private static final int ATTEMPTS = 200;

    private final CommentVoteStore store;
    private final Comments comments;
    private final CommentUpdates commentUpdates;
    private final OriginCheck originCheck;
    private final StripedLock lock = new StripedLock();

    Votes(CommentVoteStore store, Comments comments, CommentUpdates commentUpdates, OriginCheck originCheck) {
        this.store = store;
        this.comments = comments;
        this.commentUpdates = commentUpdates;
        this.originCheck = originCheck;
    }

    /**
     * Casts, changes or withdraws a vote. Concurrent votes of one reader follow each other, since each would otherwise
     * finish the pending vote of another before its own.
     *
     * @return the comment with the vote counted
     */
    Comment cast(String reader, String id, int value, RequestOrigin origin) {
        return lock.take(reader, () -> castLocked(reader, id, value, origin));
    }

    /** Withdraws and deletes all votes of a reader whose account was deleted; repeating it changes nothing. */
    public void withdrawAll(String reader) {
        lock.take(reader, () -> {
            var cast = new ArrayList<CommentVote>();
            store.eachBy(reader, cast::add);
            for (var vote : cast) {
                if (vote.value() != 0 && comments.require(vote.comment()).published()) {
                    change(reader, vote.comment(), 0, () -> comments.require(vote.comment()));
                }
            }
            store.deleteAllBy(reader);
            return cast;
        });
    }

    private Comment castLocked(String reader, String id, int value, RequestOrigin origin) {
        return change(reader, id, value, () -> votable(id, reader, origin));
    }

    private Comment change(String reader, String id, int value, Supplier<Comment> votable) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var comment = votable.get();
            var left = comment.votes().pendingOf(reader);
            if (left.isPresent()) {
                finish(comment, left.get());
                continue;
            }
            var current = store.find(comment.thread(), reader, id);
            if (current.value() == value) {
                return comment;
            }
            var pending = new PendingVote(UuidV7.next(), reader, current.value(), value);
            if (commentUpdates.openVote(id, pending)) {
                store.write(current.with(value, pending.id()));
                var counted = finish(comment, pending);
                if (counted.isPresent()) {
                    return counted.get();
                }
            }
        }
        throw CommonProblem.UNAVAILABLE.refusal("Too many requests change this vote at once. Send the request again.");
    }

    private Comment votable(String id, String reader, RequestOrigin origin) {
        var comment = comments.require(id);
        if (!comment.published()) {
            throw CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
        }
        originCheck.require(comment, origin);
        CommentUpdates.requireAnothers(comment, reader);
        return comment;
    }

    /**
     * Removes a pending vote from the comment and counts it if the vote was written. If it was not, the vote is written
     * as it is with a new version, so that a request that is still about to write it fails and starts again.
     */
    private Optional<Comment> finish(Comment comment, PendingVote vote) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var commentVote = store.find(comment.thread(), vote.reader(), comment.id());
            if (commentVote.contains(vote.id())) {
                return Optional.of(commentUpdates.closeVote(comment.id(), vote, true));
            }
            if (store.write(commentVote)) {
                commentUpdates.closeVote(comment.id(), vote, false);
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A reader's votes on comments of an article, without withdrawn ones. */
    Map<String, Integer> on(ArticleKey article, String reader, Collection<String> shown) {
        return values(store.findAll(article, reader, shown));
    }

    /** A reader's votes on the newest comments of an article that the reader voted on, {@code limit} at most. */
    Map<String, Integer> latest(ArticleKey article, String reader, int limit) {
        return values(store.latest(article, reader, limit));
    }

    private static Map<String, Integer> values(List<CommentVote> cast) {
        return cast.stream()
                .filter(commentVote -> commentVote.value() != 0)
                .collect(Collectors.toMap(
                        CommentVote::comment, CommentVote::value, (one, other) -> other, TreeMap::new));
    }

    /**
     * Adds imported votes on one comment, {@code values} by reader. Votes that exist stay, also withdrawn ones, so that a
     * second import changes nothing; votes of the comment's author are ignored.
     *
     * @param origin id of the import and its record; the same after a crash, to recognise what it has added
     * @return number of votes added, now or with the same origin before
     */
    public int restore(String id, Map<String, Integer> values, String origin) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var comment = comments.require(id);
            var left = comment.votes().pending().stream()
                    .filter(vote -> values.containsKey(vote.reader()))
                    .toList();
            if (!left.isEmpty()) {
                left.forEach(vote -> finish(comment, vote));
                continue;
            }
            var wanted = new LinkedHashMap<PendingVote, CommentVote>();
            var added = new HashSet<String>();
            values.forEach((reader, value) -> {
                var commentVote = store.find(comment.thread(), reader, id);
                if (!commentVote.given() && !comment.writtenBy(reader)) {
                    wanted.put(new PendingVote(origin + "-" + UuidV7.next(), reader, 0, value), commentVote);
                } else if (commentVote.change() != null && commentVote.change().startsWith(origin + "-")) {
                    added.add(reader);
                }
            });
            if (wanted.isEmpty()) {
                return added.size();
            }
            if (commentUpdates.openVotes(comment, List.copyOf(wanted.keySet()))
                    && count(comment, wanted) == wanted.size()) {
                return added.size() + wanted.size();
            }
            // Another request or instance has written some of these votes in between.
        }
        throw CommonProblem.UNAVAILABLE.refusal(
                "Too many requests change these votes at once. Send the request again.");
    }

    /** Number of these readers whose vote {@link #restore} would add. */
    public long missing(Comment comment, Set<String> readers) {
        return readers.stream()
                .filter(reader -> !comment.writtenBy(reader))
                .filter(reader ->
                        !store.find(comment.thread(), reader, comment.id()).given())
                .count();
    }

    private int count(Comment comment, Map<PendingVote, CommentVote> wanted) {
        var counted = new HashSet<String>();
        wanted.forEach((vote, commentVote) -> {
            if (store.write(commentVote.with(vote.to(), vote.id()))) {
                counted.add(vote.id());
            }
        });
        commentUpdates.closeVotes(comment.id(), List.copyOf(wanted.keySet()), counted);
        return counted.size();
    }

    /** Every vote of a site, by article and reader, without withdrawn ones; for exports. */
    public void eachOf(String site, VotesConsumer consumer) {
        var grouping = new VoteGrouping(consumer);
        store.eachOf(site, grouping::add);
        grouping.flush();
    }

    /** Groups consecutive votes by article and reader. */
    private static final class VoteGrouping {
        private final VotesConsumer consumer;
        private final Map<String, Integer> votes = new TreeMap<>();
        private @Nullable CommentVote last;

        VoteGrouping(VotesConsumer consumer) {
            this.consumer = consumer;
        }

        void add(CommentVote commentVote) {
            if (last != null
                    && !(last.article().equals(commentVote.article())
                            && last.reader().equals(commentVote.reader()))) {
                flush();
            }
            last = commentVote;
            if (commentVote.value() != 0) {
                votes.put(commentVote.comment(), commentVote.value());
            }
        }

        void flush() {
            if (last != null && !votes.isEmpty()) {
                consumer.accept(last.article(), last.reader(), Map.copyOf(votes));
                votes.clear();
            }
        }
    }

    /** Consumer of one reader's votes under one article. */
    @FunctionalInterface
    public interface VotesConsumer {
        void accept(ArticleKey article, String reader, Map<String, Integer> votes);
    }

    @EventListener
    void finishPending(CommentRecheckRequested event) {
        event.comment().votes().pending().forEach(vote -> finish(event.comment(), vote));
    }
}
