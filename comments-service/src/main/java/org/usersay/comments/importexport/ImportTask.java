package org.usersay.comments.importexport;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.usersay.comments.dumpformat.DumpException;
import org.usersay.comments.dumpformat.DumpReader;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedMapping;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVotes;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;

/**
 * One run of an import, in two passes over the dump: the first one indexes the comments, the second one inserts them in
 * the order of the dump. All ids follow from the dump, so a run that is repeated after a crash inserts only what is
 * missing, and its report is the same. A dry run does the same without writing.
 */
final class ImportTask {

    /** Records without a comment per comment of a batch, after which the progress is written too. */
    private static final int RECORDS_PER_COMMENT = 4;

    private final UploadSpool uploadSpool;
    private final TransferSettings settings;
    private final ArticleImporter articles;
    private final CommentIndexer indexer;
    private final CommentBatchImporter comments;
    private final VoteImporter votes;
    private final Predicate<ImportJob> checkpoint;
    private final ImportReport.Draft report = new ImportReport.Draft();
    private ImportJob job;

    /**
     * A task that has to be run at most once.
     *
     * @param checkpoint stores the progress; false where the task has to stop
     */
    ImportTask(
            ImportJob job,
            UploadSpool uploadSpool,
            TransferSettings settings,
            ArticleImporter articles,
            CommentIndexer indexer,
            CommentBatchImporter comments,
            VoteImporter votes,
            Predicate<ImportJob> checkpoint) {
        this.job = job.at(1, 0, ImportReport.EMPTY);
        this.uploadSpool = uploadSpool;
        this.settings = settings;
        this.articles = articles;
        this.indexer = indexer;
        this.comments = comments;
        this.votes = votes;
        this.checkpoint = checkpoint;
    }

    /** The progress, also after a fault. */
    ImportJob progress() {
        return job;
    }

    /**
     * The finished import; nothing where it was stopped and has to be run again later.
     *
     * @throws IOException where the dump cannot be read to its end, and what came before is imported then, or where none of
     *     its records can be read
     */
    Optional<ImportJob> run() throws IOException {
        var index = index();
        if (index.stopped() || !insert(index.records())) {
            return Optional.empty();
        }
        if (index.fault().isPresent()) {
            throw index.fault().get();
        }
        if (index.readable() == 0) {
            throw DumpException.empty(job.format());
        }
        return Optional.of(job);
    }

    /**
     * Result of the first pass.
     *
     * @param readable records that are not malformed
     * @param fault after which no more records can be read
     */
    private record FirstPass(long records, long readable, boolean stopped, Optional<IOException> fault) {}

    private FirstPass index() {
        long records = 0;
        long readable = 0;
        try (var dumpReader = open()) {
            for (var next = dumpReader.next(); next != null; next = dumpReader.next()) {
                switch (next) {
                    case DumpedThread thread -> articles.index(thread);
                    case DumpedComment comment -> indexer.add(comment);
                    default -> {}
                }
                records++;
                readable += next instanceof InvalidRecord ? 0 : 1;
                if (records % recordsPerBatch() == 0 && !checkpoint(1, records)) {
                    return new FirstPass(records, readable, true, Optional.empty());
                }
            }
            return indexed(records, readable, Optional.empty());
        } catch (IOException e) {
            return indexed(records, readable, Optional.of(e));
        }
    }

    private FirstPass indexed(long records, long readable, Optional<IOException> fault) {
        indexer.finish();
        articles.clear();
        return new FirstPass(records, readable, !checkpoint(2, 0), fault);
    }

    /** False where it was stopped. */
    private boolean insert(long records) throws IOException {
        if (records == 0) {
            return true;
        }
        try (var dumpReader = open()) {
            for (long position = 1; position <= records; position++) {
                insertNext(dumpReader);
                boolean full = comments.isFull() || votes.isFull() || position - job.position() >= recordsPerBatch();
                if ((full || position == records) && !flush(position)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void insertNext(DumpReader dumpReader) throws IOException {
        switch (Objects.requireNonNull(dumpReader.next())) {
            case DumpedThread thread -> {
                articles.take(thread, report);
            }
            case DumpedComment comment -> comments.take(comment, report);
            case DumpedVotes dumped -> votes.take(dumped, report);
            case DumpedMapping mapping -> report.article();
            case InvalidRecord invalid -> report.skipped(invalid.line(), invalid.reason(), invalid.what());
        }
    }

    private boolean flush(long position) {
        if (!comments.flush()) {
            return false;
        }
        votes.flush(report);
        return checkpoint(2, position);
    }

    private boolean checkpoint(int pass, long position) {
        job = job.at(pass, position, report.finish());
        return checkpoint.test(job);
    }

    private int recordsPerBatch() {
        return RECORDS_PER_COMMENT * settings.batch();
    }

    private DumpReader open() throws IOException {
        return job.format()
                .open(uploadSpool.open(job.id()), settings.maxExpanded().toBytes());
    }
}
