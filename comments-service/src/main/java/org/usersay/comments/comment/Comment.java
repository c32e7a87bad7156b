package org.usersay.comments.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.VoteCounts.PendingVote;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;

/**
 * One comment, all of it in one document. Every write replaces the document on the condition that its version is the one
 * that was read, so that no write undoes another.
 *
 * @param id sorts by time
 * @param replies the comments shown under it
 * @param notifications what its writes have to send and is not sent yet; null for nothing
 * @param version grows by one with every write
 * @param dirtyMark UUIDv7 of the last change that is not yet carried into all copies; null where nothing is left to be done
 */
public record Comment(
        String id,
        ArticleKey thread,
        ThreadPosition place,
        Author author,
        CommentBody content,
        ModerationStatus standing,
        VoteCounts tally,
        ReplySummary replies,
        Instant createdAt,
        IdempotencyRecord submission,
        @Nullable PendingNotifications notifications,
        @Nullable String dirtyMark,
        long version) {

    /** A new comment, without replies and votes. */
    public static Comment create(
            String id,
            ArticleKey thread,
            ThreadPosition place,
            Author author,
            CommentBody content,
            ModerationStatus standing,
            Instant createdAt,
            IdempotencyRecord submission) {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                standing,
                VoteCounts.NONE,
                ReplySummary.NONE,
                createdAt,
                submission,
                null,
                null,
                1);
    }

    public CommentState state() {
        return standing.state();
    }

    /** Whether it is public. */
    public boolean published() {
        return state() == CommentState.PUBLISHED;
    }

    /** Whether it is on the pages of its thread: published, or a tombstone above replies that are shown. */
    public boolean shown() {
        return published() || replies.count() > 0;
    }

    /** Whether its author took it back or has left, or nothing of it is left to be shown: then it never comes back. */
    public boolean withdrawn() {
        return state() == CommentState.DELETED
                && (!standing.reasons().contains(ModerationStatus.BY_MODERATOR)
                        || content.html().isBlank());
    }

    /** Whether it may stand on top of its thread. */
    public boolean pinnable() {
        return published() && place.depth() == 0;
    }

    /** Its value in the order of agreement; 0 on a tombstone, whose votes are not shown. */
    public long top() {
        return published() ? CommentRanking.top(tally.up(), tally.down()) : 0;
    }

    /** Its value in the order of controversy; 0 on a tombstone. */
    public long controversial() {
        return published() ? CommentRanking.controversial(tally.up(), tally.down()) : 0;
    }

    public boolean writtenBy(String reader) {
        return author.id().equals(reader);
    }

    public Comment with(Author newAuthor) {
        return new Comment(
                id,
                thread,
                place,
                newAuthor,
                content,
                standing,
                tally,
                replies,
                createdAt,
                submission,
                notifications,
                dirtyMark,
                version);
    }

    public Comment with(ThreadPosition newPlace) {
        return new Comment(
                id,
                thread,
                newPlace,
                author,
                content,
                standing,
                tally,
                replies,
                createdAt,
                submission,
                notifications,
                dirtyMark,
                version);
    }

    public Comment with(CommentBody newContent) {
        return new Comment(
                id,
                thread,
                place,
                author,
                newContent,
                standing,
                tally,
                replies,
                createdAt,
                submission,
                notifications,
                dirtyMark,
                version);
    }

    public Comment with(ModerationStatus newStanding) {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                newStanding,
                tally,
                replies,
                createdAt,
                submission,
                notifications,
                dirtyMark,
                version);
    }

    public Comment with(VoteCounts newTally) {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                standing,
                newTally,
                replies,
                createdAt,
                submission,
                notifications,
                dirtyMark,
                version);
    }

    public Comment with(ReplySummary newReplies) {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                standing,
                tally,
                newReplies,
                createdAt,
                submission,
                notifications,
                dirtyMark,
                version);
    }

    public Comment with(IdempotencyRecord newSubmission) {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                standing,
                tally,
                replies,
                createdAt,
                newSubmission,
                notifications,
                dirtyMark,
                version);
    }

    public Comment with(@Nullable PendingNotifications newNotifications) {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                standing,
                tally,
                replies,
                createdAt,
                submission,
                newNotifications,
                dirtyMark,
                version);
    }

    /** With a mark for what follows from the next write; where another write has left one, with a mark that only the reconciler removes. */
    public Comment marked(String mark) {
        return withMark(dirtyMark == null ? mark : UuidV7.next());
    }

    /** With a vote announced, whose mark this gets where it has none; it keeps that of another announced vote. */
    public Comment opened(PendingVote vote) {
        boolean ofVote = tally.pending().stream().anyMatch(open -> open.mark().equals(dirtyMark));
        var announced = with(tally.opened(vote));
        return ofVote ? announced : announced.marked(vote.mark());
    }

    /** With an announced vote taken out and its mark passed on to the next. */
    public Comment closed(PendingVote vote, boolean counted) {
        var closed = with(tally.closed(vote, counted));
        return vote.mark().equals(dirtyMark)
                ? closed.withMark(closed.tally.pending().stream()
                        .findFirst()
                        .map(PendingVote::mark)
                        .orElse(null))
                : closed;
    }

    Comment withMark(@Nullable String mark) {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                standing,
                tally,
                replies,
                createdAt,
                submission,
                notifications,
                mark,
                version);
    }

    public Comment next() {
        return new Comment(
                id,
                thread,
                place,
                author,
                content,
                standing,
                tally,
                replies,
                createdAt,
                submission,
                notifications,
                dirtyMark,
                version + 1);
    }
}
