package org.usersay.comments.importexport;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.usersay.comments.dumpformat.DumpReader;
import org.usersay.comments.dumpformat.DumpRecord;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVotes;
import org.usersay.comments.dumpformat.DumpRecord.Unusable;

/**
 * How an import is worked off: the dump is read from its beginning, what is done with is passed over, the rest is written
 * batch by batch, and after each batch it is written down how far we are. Everything written is written so that writing
 * it again changes nothing; a run that dies between a batch and its note repeats the batch, and counts what was written as
 * its own ({@link Ledger}), in whatever pass it meets it.
 */
final class ImportTask {

    /** Records without a comment that may come for each comment of a batch before it is noted how far we are. */
    private static final int RECORDS = 4;

    private final UploadSpool uploadSpool;
    private final TransferSettings settings;
    private final ImportedArticles articles;
    private final ImportedComments comments;
    private final ImportedVotes votes;
    private final Predicate<ImportJob> checkpoint;

    private ImportReport.Draft report;

    private ImportJob job;

    /** Whether another pass is owed: too much waited in this one, or a run died while something waited. */
    private boolean owed;

    ImportTask(
            ImportJob job,
            UploadSpool uploadSpool,
            TransferSettings settings,
            ImportedArticles articles,
            ImportedComments comments,
            ImportedVotes votes,
            Predicate<ImportJob> checkpoint) {
        this.job = job.dryRun() ? job.afresh() : job;
        this.uploadSpool = uploadSpool;
        this.settings = settings;
        this.articles = articles;
        this.comments = comments;
        this.votes = votes;
        this.checkpoint = checkpoint;
        this.report = new ImportReport.Draft(this.job.report());
        this.owed = this.job.again();
    }

    /** How far it is, also after a fault. */
    ImportJob reached() {
        return job;
    }

    /** The finished import; nothing where it was told to stop. */
    Optional<ImportJob> toTheEnd() throws IOException {
        while (true) {
            if (!pass()) {
                return Optional.empty();
            }
            if (!owed) {
                return Optional.of(job);
            }
            job = job.nextPass();
            report = new ImportReport.Draft(job.report());
            owed = false;
            comments.newPass();
            votes.newPass();
        }
    }

    /** Reads the dump once; false where it was told to stop. */
    private boolean pass() throws IOException {
        try (var dumpReader = job.format()
                .open(uploadSpool.open(job.id()), settings.maxExpanded().toBytes())) {
            if (!passOver(dumpReader)) {
                return false;
            }
            long position = job.position();
            for (var told = dumpReader.next(); told != null; told = dumpReader.next()) {
                take(told);
                position++;
                if (due(position) && !flush(position, true)) {
                    return false;
                }
            }
            return flush(position, false);
        }
    }

    /**
     * Whether enough was read. Depends on nothing but the records since the last note, so that a batch that is repeated
     * is the same. What brings no comments, as the threads at the beginning of Disqus' export, takes its time too, and
     * an instance that notes nothing for long is taken to be dead.
     */
    private boolean due(long position) {
        return comments.full() || votes.full() || position - job.position() >= many();
    }

    private int many() {
        return RECORDS * settings.batch();
    }

    /** Reads what is done with, saying now and then that we are at it; false where it was told to stop. */
    private boolean passOver(DumpReader dumpReader) throws IOException {
        for (long position = 0; position < job.position() && dumpReader.next() != null; position++) {
            if (position % many() == many() - 1 && !checkpoint.test(job)) {
                return false;
            }
        }
        return true;
    }

    private void take(DumpRecord told) {
        boolean first = job.pass() == 1;
        switch (told) {
            case DumpedThread thread -> {
                articles.take(thread);
                if (first) {
                    report.article();
                }
            }
            case DumpedComment comment -> comments.take(comment, report, first);
            case DumpedVotes ballot -> votes.take(ballot, report, first);
            case Unusable unusable -> {
                if (first) {
                    report.skipped(unusable.line(), unusable.reason(), unusable.what());
                }
            }
        }
    }

    /** The same for votes that are written once more because their process died before they were noted. */
    private String batch() {
        return job.id() + "-" + job.pass() + "-" + job.position();
    }

    /** Writes what was gathered and notes how far we are. */
    private boolean flush(long position, boolean more) {
        comments.flush(report, job);
        owed = owed || comments.leftOver() || votes.leftOver();
        if (!more && !(owed && comments.progressed())) {
            comments.giveUpWaiting(report, job);
        }
        votes.flush(report, owed || (more && comments.incomplete()), batch());
        owed = owed || votes.leftOver();
        job = job.at(position, owed || (more && comments.incomplete()), report.finish());
        return checkpoint.test(job);
    }
}
