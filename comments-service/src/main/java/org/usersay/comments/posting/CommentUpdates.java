package org.usersay.comments.posting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody;
import org.usersay.comments.comment.CommentProblem;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.comment.Report;
import org.usersay.comments.comment.VoteCounts.PendingVote;
import org.usersay.comments.store.CommentStore;
import org.usersay.comments.store.Comments;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;

/**
 * Changes of existing comments by authors, moderators and voters. Each is one conditional write, published as an event.
 */
@Service
public class CommentUpdates {

    private final CommentUpdater updater;
    private final CommentStore store;
    private final CommentValidator commentValidator;
    private final MentionResolver mentionResolver;
    private final Articles articles;
    private final OriginCheck originCheck;
    private final EditWindow editWindow;
    private final CommentRules rules;
    private final Clock clock;

    CommentUpdates(
            CommentUpdater updater,
            CommentStore store,
            CommentValidator commentValidator,
            MentionResolver mentionResolver,
            Articles articles,
            OriginCheck originCheck,
            EditWindow editWindow,
            CommentRules rules,
            Clock clock) {
        this.updater = updater;
        this.store = store;
        this.commentValidator = commentValidator;
        this.mentionResolver = mentionResolver;
        this.articles = articles;
        this.originCheck = originCheck;
        this.editWindow = editWindow;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * New words for one's own comment, in the format that its text has, checked as at first, within the window. The
     * screening sees the badges that the author has now; the comment keeps those it was posted with. It takes place before
     * the update: while a provider is waited for, no other change of a comment is.
     *
     * @param ifEdits numbers of edits of which the comment must have one; empty for any
     */
    Comment edit(Author author, String id, String text, Optional<Set<Integer>> ifEdits, RequestOrigin origin) {
        var found = store.find(UuidV7.require(id)).orElseThrow(Comments::notFound);
        requireAuthor(found, author.id());
        originCheck.require(found, origin);
        var content = commentValidator.render(
                found.thread().site(), text, found.content().format(), mentionResolver.of(found.thread()));
        requireEdits(found, ifEdits);
        if (found.content().text().equals(content.text())) {
            return found;
        }
        var judged = screenEdit(found, author, content);
        return updater.update(id, before -> {
            requireAuthor(before, author.id());
            requireEdits(before, ifEdits);
            return before.content().text().equals(content.text())
                    ? before
                    : before.with(before.content().edited(content, clock.instant()))
                            .with(stricter(before.moderation(), judged));
        });
    }

    private static void requireEdits(Comment comment, Optional<Set<Integer>> ifEdits) {
        ifEdits.filter(accepted -> !accepted.contains(comment.content().edits()))
                .ifPresent(others -> {
                    throw CommonProblem.PRECONDITION_FAILED.refusal(
                            "The comment was edited in the meantime. Read it again.");
                });
    }

    private ModerationStatus screenEdit(Comment before, Author author, CommentBody content) {
        if (editWindow.isOver(before)) {
            throw CommentProblem.EDIT_WINDOW_OVER.refusal("A comment may be edited for a while only.");
        }
        var article = articles.find(before.thread());
        CommentValidator.requireOpen(article.stateAt(clock.instant()));
        return commentValidator.screen(new CommentDraft(
                before.id(),
                UuidV7.next(),
                article,
                author,
                before.position(),
                content.text(),
                content.html(),
                Optional.of(before)));
    }

    /** Status after an edit: an edit may hold a comment, but never publishes one that a moderator has not decided on. */
    private static ModerationStatus stricter(ModerationStatus before, ModerationStatus judged) {
        return judged.state() == CommentState.HELD || before.state() == CommentState.PUBLISHED
                ? before.screened(judged)
                : before;
    }

    /**
     * Deletes a reader's own comment; repeating it is no error. Suspended readers may do it too.
     */
    Comment delete(String reader, String id, RequestOrigin origin) {
        return updater.update(id, before -> {
            if (!before.writtenBy(reader)) {
                throw notFoundUnless(before.published(), CommentProblem.NOT_THE_AUTHOR);
            }
            originCheck.require(before, origin);
            return before.with(before.moderation().in(CommentState.DELETED, List.of()));
        });
    }

    static void requireAuthor(Comment comment, String reader) {
        if (!comment.writtenBy(reader)) {
            throw notFoundUnless(comment.published(), CommentProblem.NOT_THE_AUTHOR);
        }
        if (comment.state() != CommentState.PUBLISHED && comment.state() != CommentState.HELD) {
            throw Comments.notFound();
        }
    }

    /**
     * A moderator's decision, or the undo of one.
     *
     * @param change may be applied more than once; the comment itself where nothing is to be written
     */
    public Comment decide(String id, UnaryOperator<Comment> change) {
        return updater.decide(id, change);
    }

    /** Refuses with a 409 what its author deleted. */
    public static void requireNotDeletedByAuthor(Comment comment) {
        if (comment.deletedByAuthor()) {
            throw CommentProblem.DELETED_BY_AUTHOR.refusal("It stays deleted.");
        }
    }

    /** Refuses with a 403 what this reader wrote. */
    public static void requireAnothers(Comment comment, String reader) {
        if (comment.writtenBy(reader)) {
            throw CommentProblem.OWN_COMMENT.refusal("Others decide what this is worth.");
        }
    }

    /** Adds a reader's report of another reader's comment; a second one changes nothing. */
    public Comment report(String id, Report report, RequestOrigin origin) {
        return updater.update(id, before -> {
            if (!before.published()) {
                throw Comments.notFound();
            }
            originCheck.require(before, origin);
            requireAnothers(before, report.reader());
            return before.with(before.moderation()
                    .reported(report, rules.reportsToHold(before.thread().site())));
        });
    }

    /** Announces a vote in the comment before the vote changes; false where this reader has one announced already. */
    public boolean openVote(String id, PendingVote vote) {
        var comment = updater.updateUnseen(
                id,
                before -> before.published()
                                && before.votes().pendingOf(vote.reader()).isEmpty()
                        ? before.opened(vote)
                        : before);
        return comment.votes().pending().contains(vote);
    }

    /** Takes an announced vote out and, where the vote was changed, counts it in the same write. */
    public Comment closeVote(String id, PendingVote vote, boolean counted) {
        return updater.update(id, before -> before.closed(vote, counted));
    }

    /** The same for many votes on one comment at once. */
    public boolean openVotes(Comment comment, List<PendingVote> votes) {
        var opened = comment;
        for (PendingVote vote : votes) {
            opened = opened.opened(vote);
        }
        return store.replace(opened);
    }

    /** The same for many votes on one comment at once: {@code counted} holds the ids of those whose vote changed. */
    public void closeVotes(String id, List<PendingVote> votes, Set<String> counted) {
        updater.update(id, before -> {
            var after = before;
            for (PendingVote vote : votes) {
                after = after.closed(vote, counted.contains(vote.id()));
            }
            return after;
        });
    }

    static ProblemException busy() {
        return CommonProblem.UNAVAILABLE.refusal("Too many changes at once; nothing was changed. Try again.");
    }

    private static ProblemException notFoundUnless(boolean visible, CommentProblem otherwise) {
        return visible ? otherwise.refusal("This comment belongs to another reader.") : Comments.notFound();
    }
}
