package org.usersay.comments.importexport;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentImporter;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Guest;
import org.usersay.comments.comment.ImportedComment;
import org.usersay.comments.comment.ModerationStatus;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedState;
import org.usersay.comments.dumpformat.SkipReason;
import org.usersay.starter.site.ArticleKey;

/**
 * The comments of a dump, checked, named and written a batch at a time. A reply whose parent has not come yet waits in
 * memory; when too many wait, some are left for another pass over the dump.
 */
final class ImportedComments {

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    /** Characters in a batch, which would be hundreds of megabytes if every comment were as long as may be. */
    private static final int MOST_GATHERED = 2_000_000;

    /** Of a comment beside its words and its history: its ids, author and thread. */
    private static final int EACH = 500;

    private static final Set<String> BADGES = Set.of("STAFF", "MODERATOR", "SUBSCRIBER", Guest.BADGE);

    private final ImportJob job;
    private final ImportIdMapping ids;
    private final ImportedArticles articles;
    private final CommentImporter commentImporter;
    private final Foreseen foreseen;
    private final TransferSettings settings;
    private final Clock clock;

    private final List<Numbered> batch = new ArrayList<>();
    private final WaitingReplies waiting;
    private int gathered;
    private boolean leftOver;

    /** Also where it is not known: what this pass had added before its process died, something may have waited for. */
    private boolean progressed;

    ImportedComments(
            ImportJob job,
            ImportIdMapping ids,
            ImportedArticles articles,
            CommentImporter commentImporter,
            Foreseen foreseen,
            TransferSettings settings,
            Clock clock) {
        this.job = job;
        this.ids = ids;
        this.articles = articles;
        this.commentImporter = commentImporter;
        this.foreseen = foreseen;
        this.settings = settings;
        this.clock = clock;
        this.progressed = job.again();
        this.waiting = new WaitingReplies(settings.waiting());
    }

    /**
     * A comment and the dump's line it stands on.
     *
     * @param characters what it takes in memory, roughly
     * @param toTop whether its parent is nowhere
     */
    record Numbered(long line, ImportedComment comment, int characters, boolean toTop) {}

    boolean full() {
        return batch.size() >= settings.batch() || gathered >= MOST_GATHERED;
    }

    /** Whether replies wait, or were left out because too many do. */
    boolean incomplete() {
        return !waiting.isEmpty() || leftOver;
    }

    boolean leftOver() {
        return leftOver;
    }

    /** Whether this pass may have added anything. */
    boolean progressed() {
        return progressed;
    }

    void newPass() {
        leftOver = false;
        progressed = false;
        waiting.clear();
    }

    /** Puts the comment into the next batch, or a word into the report where it cannot be taken. */
    void take(DumpedComment told, ImportReport.Draft report, boolean first) {
        var reason = unfit(told);
        var thread = articles.find(told.thread());
        if (reason != null || thread.isEmpty()) {
            if (first) {
                report.skipped(
                        told.line(),
                        reason == null ? SkipReason.UNKNOWN_THREAD : reason,
                        "comment " + Objects.requireNonNullElse(told.id(), "without id"));
            }
            return;
        }
        if (first) {
            told.notes().forEach(note -> report.note(told.line(), note));
        }
        var history = ImportedCommentHistory.of(told.history(), ids, settings.longest());
        if (first && history.cut()) {
            report.note(told.line(), "of its earlier texts, mentions, reasons and reports some left out");
        }
        int characters = EACH + told.text().length() + history.characters();
        gathered += characters;
        batch.add(new Numbered(told.line(), restored(told, thread.get(), history), characters, false));
    }

    private ImportedComment restored(DumpedComment told, ArticleKey thread, ImportedCommentHistory history) {
        var once = ids.once(told);
        var createdAt = Objects.requireNonNull(told.createdAt());
        var id = ids.bringsOurs(told)
                ? Objects.requireNonNull(told.id())
                : ImportIdMapping.comment(thread, once, createdAt);
        var state = CommentState.valueOf(told.state().name());
        return new ImportedComment(
                id,
                thread,
                once,
                told.parent() == null ? null : ids.once(told.parent()),
                ids.bringsOurs(told) && told.parent() != null && ImportIdMapping.ours(told.parent())
                        ? told.parent()
                        : null,
                author(told),
                told.state() == DumpedState.DELETED ? "" : told.text(),
                new ModerationStatus(state, history.reasons(), told.pinned(), history.reports()),
                createdAt,
                told.editedAt(),
                history.mentions(),
                history.revisions(),
                job.id());
    }

    private @Nullable SkipReason unfit(DumpedComment told) {
        if (told.createdAt() == null || told.createdAt().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            return SkipReason.BAD_DATE;
        }
        if (told.text().isBlank() && told.state() != DumpedState.DELETED) {
            return SkipReason.EMPTY_TEXT;
        }
        return told.text().length() > settings.longest() ? SkipReason.TOO_LONG : null;
    }

    private Author author(DumpedComment told) {
        if (ids.ofNobody(told)) {
            return Author.GONE;
        }
        var badges = told.author().badges().stream().filter(BADGES::contains).toList();
        var name = Objects.requireNonNullElse(told.author().name(), "Anonymous");
        return new Author(ids.reader(told.author()), name, badges);
    }

    /** Writes the batch, and whatever waited for one of it. */
    void flush(ImportReport.Draft report, ImportJob now) {
        gathered = 0;
        while (!batch.isEmpty()) {
            var some = List.copyOf(batch.subList(0, Math.min(settings.batch(), batch.size())));
            batch.subList(0, some.size()).clear();
            write(WaitingReplies.parentsFirst(apart(some)), report, now);
        }
    }

    private void write(List<Numbered> some, ImportReport.Draft report, ImportJob now) {
        if (job.dryRun()) {
            foresee(some, report);
            return;
        }
        var results = commentImporter.restore(some.stream()
                .map(one -> one.comment().from(now.origin().toTop(one.toTop()).toString()))
                .toList());
        for (int at = 0; at < some.size(); at++) {
            var one = some.get(at);
            switch (results.get(at).outcome()) {
                case ADDED -> added(one, one.toTop(), report);
                case KNOWN -> known(one, results.get(at).there(), report, now);
                case ORPHAN -> {
                    leftOver |= !waiting.add(one);
                    continue;
                }
            }
            batch.addAll(waiting.release(one.comment()));
        }
    }

    private void foresee(List<Numbered> some, ImportReport.Draft report) {
        var known = commentImporter.known(
                some.stream().map(one -> one.comment().id()).toList());
        for (Numbered one : some) {
            foreseen.add(one.comment());
            if (known.containsKey(one.comment().id())) {
                report.known();
            } else {
                report.added();
            }
        }
    }

    private void added(Numbered one, boolean toTop, ImportReport.Draft report) {
        progressed = true;
        report.added();
        if (toTop) {
            report.toTop(one.line());
        }
    }

    /**
     * What a run that died has written and not noted is counted now, and carries our mark from now on. What is counted
     * is told of once: in the first pass, or where it stands twice in the dump and was added in this pass.
     */
    private void known(Numbered one, Optional<Comment> found, ImportReport.Draft report, ImportJob now) {
        for (var there = found;
                there.isPresent();
                there = commentImporter.find(
                        one.comment().thread(), one.comment().once())) {
            var origin = Origin.of(job.id(), there.get().submission().print());
            if (origin.isEmpty() || now.ledger().counted(origin.get())) {
                if (now.pass() == origin.map(Origin::pass).orElse(1)) {
                    report.known();
                }
                return;
            }
            boolean toTop = origin.get().toTop();
            if (commentImporter.adopt(there.get(), now.origin().toTop(toTop).toString())) {
                added(one, toTop, report);
                return;
            }
        }
        report.known();
    }

    /** One of our own ids that another thread has already gets an id made like a foreign one's. */
    private List<Numbered> apart(List<Numbered> now) {
        var ours = now.stream()
                .filter(one -> one.comment().once().endsWith(":" + one.comment().id()))
                .map(one -> one.comment().id())
                .toList();
        if (ours.isEmpty()) {
            return now;
        }
        var taken = commentImporter.known(ours);
        return now.stream().map(one -> apart(one, taken)).toList();
    }

    private static Numbered apart(Numbered one, Map<String, Comment> taken) {
        var comment = one.comment();
        var there = taken.get(comment.id());
        if (there == null || there.thread().equals(comment.thread())) {
            return one;
        }
        var id = ImportIdMapping.comment(comment.thread(), comment.once(), comment.createdAt());
        return new Numbered(one.line(), comment.called(id), one.characters(), one.toTop());
    }

    /** Puts those at the top whose parent is not going to come, and with them what hangs on them. */
    void giveUpWaiting(ImportReport.Draft report, ImportJob now) {
        while (!waiting.isEmpty()) {
            for (Numbered one : waiting.giveUp()) {
                batch.add(new Numbered(one.line(), one.comment().withoutParent(), one.characters(), true));
            }
            flush(report, now);
        }
    }
}
