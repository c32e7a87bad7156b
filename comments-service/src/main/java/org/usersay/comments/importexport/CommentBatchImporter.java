package org.usersay.comments.importexport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.posting.CommentImporter;
import org.usersay.comments.posting.ImportedComment;
import org.usersay.starter.site.ArticleKey;

/** Second pass over the comments of a dump: inserts those that do not exist, in batches, and counts all of them. */
final class CommentBatchImporter {

    /** Characters in a batch, which could be hundreds of megabytes if only the number of comments counted. */
    private static final int MAX_CHARACTERS = 2_000_000;

    /** Characters that the ids, the author and the thread of a comment count for. */
    private static final int OVERHEAD = 500;

    private final ImportJob job;
    private final ImportIdMapping ids;
    private final CommentConverter converter;
    private final CommentImporter commentImporter;
    private final CommentIndex index;
    private final int batchSize;
    private final List<ImportedComment> batch = new ArrayList<>();
    private final Map<String, ArticleKey> recounts = new HashMap<>();
    private int characters;

    CommentBatchImporter(
            ImportJob job,
            ImportIdMapping ids,
            CommentConverter converter,
            CommentImporter commentImporter,
            CommentIndex index,
            int batchSize) {
        this.job = job;
        this.ids = ids;
        this.converter = converter;
        this.commentImporter = commentImporter;
        this.index = index;
        this.batchSize = batchSize;
    }

    boolean isFull() {
        return batch.size() >= batchSize || characters >= MAX_CHARACTERS;
    }

    void take(DumpedComment comment, ImportReport.Draft report) {
        var reason = converter.skipReason(comment);
        if (reason.isPresent()) {
            var id = Objects.requireNonNullElse(comment.id(), "without id");
            report.skipped(comment.line(), reason.get(), "comment " + id);
            return;
        }
        comment.notes().forEach(note -> report.note(comment.line(), note));
        if ((comment.text() + comment.author().name()).indexOf('\uFFFD') >= 0) {
            report.note(
                    comment.line(), "has characters that cannot be read: check the encoding that the dump declares");
        }
        var history = converter.history(comment);
        if (history.cut()) {
            report.note(comment.line(), "of its earlier texts, mentions, reasons and reports some left out");
        }
        var author = converter.author(comment);
        var entry = index.entry(ImportIdMapping.fingerprint(converter.thread(comment), ids.requestKey(comment)));
        if (!entry.take(author.id()) || entry.isForeign()) {
            report.known();
            return;
        }
        report.added();
        if (comment.parent() != null && entry.parent() == null) {
            report.toTop(comment.line());
        }
        if (job.dryRun()) {
            return;
        }
        if (entry.hasRepliesBefore()) {
            recounts.put(entry.id(), converter.thread(comment));
        }
        if (!entry.isInserted()) {
            batch.add(converter.convert(comment, entry, author, history, job.id()));
            characters += OVERHEAD + comment.text().length() + history.characters();
        }
    }

    /** Inserts the batch; false where the site has changed since the first pass, which has to be repeated then. */
    boolean flush() {
        boolean inserted = batch.isEmpty() || commentImporter.insert(batch);
        recounts.forEach((id, thread) -> commentImporter.recountReplies(thread, id));
        recounts.clear();
        batch.clear();
        characters = 0;
        return inserted;
    }
}
