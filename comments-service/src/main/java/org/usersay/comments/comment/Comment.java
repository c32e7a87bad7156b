package org.usersay.comments.comment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.VoteCounts.PendingVote;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.webhook.WebhookEvent;

/**
 * One comment, all of it in one document. Every write replaces the document on the condition that its version is the one
 * that was read, so that no write undoes another.
 *
 * @param id sorts by time
 * @param replies the comments shown under it
 * @param notifications what its writes have to send and is not sent yet; null for nothing
 * @param events for web-hooks, which its writes caused and which are not in the queue yet
 * @param version grows by one with every write
 * @param dirtyMark UUIDv7 of the last change that is not yet carried into all copies; null where nothing is left to be done
 */
public record Comment(
        String id,
        ArticleKey thread,
        ThreadPosition position,
        Author author,
        CommentBody content,
        ModerationStatus moderation,
        VoteCounts votes,
        ReplySummary replies,
        Instant createdAt,
        IdempotencyRecord idempotency,
        @Nullable PendingNotifications notifications,
        List<WebhookEvent> events,
        @Nullable String dirtyMark,
        long version) {

    public Comment {
        events = List.copyOf(events);
    }

    /** A new comment, without replies and votes. */
    public static Comment create(
            String id,
            ArticleKey thread,
            ThreadPosition position,
            Author author,
            CommentBody content,
            ModerationStatus moderation,
            Instant createdAt,
            IdempotencyRecord idempotency) {
        return new Comment(
                id,
                thread,
                position,
                author,
                content,
                moderation,
                VoteCounts.NONE,
                ReplySummary.NONE,
                createdAt,
                idempotency,
                null,
                List.of(),
                null,
                1);
    }

    public CommentState state() {
        return moderation.state();
    }

    /** Whether it is public. */
    public boolean published() {
        return state() == CommentState.PUBLISHED;
    }

    /** Whether it is on the pages of its thread: published, or a tombstone above replies that are shown. */
    public boolean shown() {
        return published() || replies.count() > 0;
    }

    /** Whether its author deleted it or has left, or nothing of it is left to be shown: then it is never published again. */
    public boolean deletedByAuthor() {
        return state() == CommentState.DELETED
                && (!moderation.reasons().contains(ModerationStatus.BY_MODERATOR)
                        || content.html().isBlank());
    }

    /** Whether it may be pinned to the top of its thread. */
    public boolean pinnable() {
        return published() && position.depth() == 0;
    }

    /** Its value in the order of agreement; 0 on a tombstone, which shows no votes. */
    public long top() {
        return published() ? CommentRanking.top(votes.up(), votes.down()) : 0;
    }

    /** Its value in the order of controversy; 0 on a tombstone. */
    public long controversial() {
        return published() ? CommentRanking.controversial(votes.up(), votes.down()) : 0;
    }

    public boolean writtenBy(String reader) {
        return author.id().equals(reader);
    }

    public Comment with(Author newAuthor) {
        return copy(
                position, newAuthor, content, moderation, votes, replies, notifications, events, dirtyMark, version);
    }

    public Comment with(ThreadPosition newPosition) {
        return copy(
                newPosition, author, content, moderation, votes, replies, notifications, events, dirtyMark, version);
    }

    public Comment with(CommentBody newContent) {
        return copy(
                position, author, newContent, moderation, votes, replies, notifications, events, dirtyMark, version);
    }

    public Comment with(ModerationStatus newModeration) {
        return copy(
                position, author, content, newModeration, votes, replies, notifications, events, dirtyMark, version);
    }

    public Comment with(VoteCounts newVotes) {
        return copy(
                position, author, content, moderation, newVotes, replies, notifications, events, dirtyMark, version);
    }

    public Comment with(ReplySummary newReplies) {
        return copy(
                position, author, content, moderation, votes, newReplies, notifications, events, dirtyMark, version);
    }

    public Comment with(@Nullable PendingNotifications newNotifications) {
        return copy(
                position, author, content, moderation, votes, replies, newNotifications, events, dirtyMark, version);
    }

    /** With one more event. */
    public Comment with(WebhookEvent event) {
        var all = Stream.concat(events.stream(), Stream.of(event)).toList();
        return copy(position, author, content, moderation, votes, replies, notifications, all, dirtyMark, version);
    }

    /** With a mark for what follows from the next write; where another write has left one, with a mark that only the reconciler removes. */
    public Comment marked(String mark) {
        return withMark(dirtyMark == null ? mark : UuidV7.next());
    }

    /** With a pending vote and its mark, unless the comment has the mark of another pending vote. */
    public Comment opened(PendingVote vote) {
        boolean ofVote = votes.pending().stream().anyMatch(open -> open.mark().equals(dirtyMark));
        var pending = with(votes.opened(vote));
        return ofVote ? pending : pending.marked(vote.mark());
    }

    /** Without a pending vote, whose mark is replaced by that of the next. */
    public Comment closed(PendingVote vote, boolean counted) {
        var closed = with(votes.closed(vote, counted));
        return vote.mark().equals(dirtyMark)
                ? closed.withMark(closed.votes.pending().stream()
                        .findFirst()
                        .map(PendingVote::mark)
                        .orElse(null))
                : closed;
    }

    Comment withMark(@Nullable String mark) {
        return copy(position, author, content, moderation, votes, replies, notifications, events, mark, version);
    }

    /** The version that the next write leaves. */
    public Comment next() {
        return copy(
                position, author, content, moderation, votes, replies, notifications, events, dirtyMark, version + 1);
    }

    private Comment copy(
            ThreadPosition newPosition,
            Author newAuthor,
            CommentBody newContent,
            ModerationStatus newModeration,
            VoteCounts newVotes,
            ReplySummary newReplies,
            @Nullable PendingNotifications newNotifications,
            List<WebhookEvent> newEvents,
            @Nullable String newMark,
            long newVersion) {
        return new Comment(
                id,
                thread,
                newPosition,
                newAuthor,
                newContent,
                newModeration,
                newVotes,
                newReplies,
                createdAt,
                idempotency,
                newNotifications,
                newEvents,
                newMark,
                newVersion);
    }
}
