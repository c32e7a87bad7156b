package org.usersay.comments.importexport;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Evidence;
import org.usersay.comments.comment.Guest;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.comment.ModeratorReview;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedState;
import org.usersay.comments.dumpformat.SkipReason;
import org.usersay.comments.posting.ImportedComment;
import org.usersay.starter.site.ArticleKey;

/** Comments of a dump, checked and converted to what is inserted. */
final class CommentConverter {

    private static final Duration MAX_CLOCK_SKEW = Duration.ofDays(1);
    private static final Set<String> BADGES = Set.of("STAFF", "MODERATOR", "SUBSCRIBER", Guest.BADGE);

    private final ImportIdMapping ids;
    private final ArticleImporter articles;
    private final int maxLength;
    private final Instant latest;

    CommentConverter(ImportIdMapping ids, ArticleImporter articles, int maxLength, Instant now) {
        this.ids = ids;
        this.articles = articles;
        this.maxLength = maxLength;
        this.latest = now.plus(MAX_CLOCK_SKEW);
    }

    /** Why the comment cannot be imported; nothing where it can. */
    Optional<SkipReason> skipReason(DumpedComment comment) {
        if (comment.createdAt() == null || comment.createdAt().isAfter(latest)) {
            return Optional.of(SkipReason.BAD_DATE);
        }
        if (comment.text().isBlank() && comment.state() != DumpedState.DELETED) {
            return Optional.of(SkipReason.EMPTY_TEXT);
        }
        if (comment.text().length() > maxLength) {
            return Optional.of(SkipReason.TOO_LONG);
        }
        return articles.find(comment.thread()).isEmpty() ? Optional.of(SkipReason.UNKNOWN_THREAD) : Optional.empty();
    }

    /** The thread of a comment without {@link #skipReason}. */
    ArticleKey thread(DumpedComment comment) {
        return articles.find(comment.thread()).orElseThrow();
    }

    Author author(DumpedComment comment) {
        var author = comment.author();
        return ids.isDeletedAuthor(author)
                ? Author.GONE
                : new Author(
                        ids.reader(author),
                        Objects.requireNonNullElse(author.name(), "Anonymous"),
                        author.badges().stream().filter(BADGES::contains).toList());
    }

    ImportedCommentHistory history(DumpedComment comment) {
        return ImportedCommentHistory.of(comment.history(), ids, maxLength);
    }

    ImportedComment convert(
            DumpedComment comment,
            CommentIndex.Entry entry,
            Author author,
            ImportedCommentHistory history,
            String importId) {
        var state = CommentState.valueOf(comment.state().name());
        return new ImportedComment(
                entry.id(),
                thread(comment),
                entry.position(),
                ids.requestKey(comment),
                author,
                comment.state() == DumpedState.DELETED ? "" : comment.text(),
                comment.format(),
                new ModerationStatus(
                        state,
                        history.reasons(),
                        Evidence.NONE,
                        comment.pinned(),
                        history.reports(),
                        ModeratorReview.imported(history.answeredReports())),
                Objects.requireNonNull(comment.createdAt()),
                comment.editedAt(),
                history.mentions(),
                history.revisions(),
                importId);
    }
}
