package org.usersay.comments.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.site.ArticleKey;

/**
 * One comment, all of it in one document.
 *
 * @param id sorts by time
 * @param notifications what its last writes have to send and nobody has sent yet; null for nothing
 * @param version grows by one with every write; copies use it to tell newer from older
 */
public record Comment(
        String id,
        ArticleKey thread,
        ThreadPosition place,
        Author author,
        CommentBody content,
        ModerationStatus standing,
        VoteCounts tally,
        Instant createdAt,
        IdempotencyRecord submission,
        @Nullable PendingNotifications notifications,
        long version) {

    public CommentState state() {
        return standing.state();
    }

    /** Whether everybody may read it. */
    public boolean published() {
        return state() == CommentState.PUBLISHED;
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

    public boolean writtenBy(String reader) {
        return author.id().equals(reader);
    }

    /** Without what only moderators are shown of it: its earlier texts, and what readers complained of. */
    public Comment shown() {
        return with(content.withoutHistory()).with(standing.withoutReports());
    }

    Comment with(Author newAuthor) {
        return new Comment(
                id, thread, place, newAuthor, content, standing, tally, createdAt, submission, notifications, version);
    }

    Comment with(ThreadPosition newPlace) {
        return new Comment(
                id, thread, newPlace, author, content, standing, tally, createdAt, submission, notifications, version);
    }

    Comment with(CommentBody newContent) {
        return new Comment(
                id, thread, place, author, newContent, standing, tally, createdAt, submission, notifications, version);
    }

    Comment with(ModerationStatus newStanding) {
        return new Comment(
                id, thread, place, author, content, newStanding, tally, createdAt, submission, notifications, version);
    }

    Comment with(VoteCounts newTally) {
        return new Comment(
                id, thread, place, author, content, standing, newTally, createdAt, submission, notifications, version);
    }

    Comment with(IdempotencyRecord newSubmission) {
        return new Comment(
                id, thread, place, author, content, standing, tally, createdAt, newSubmission, notifications, version);
    }

    Comment with(@Nullable PendingNotifications newNotifications) {
        return new Comment(
                id, thread, place, author, content, standing, tally, createdAt, submission, newNotifications, version);
    }

    Comment next() {
        return new Comment(
                id, thread, place, author, content, standing, tally, createdAt, submission, notifications, version + 1);
    }
}
