package org.usersay.comments.importexport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpFormat;

/**
 * One import.
 *
 * @param dryRun whether it only tells what it would do
 * @param bytes of the dump as it was sent
 * @param pass how often the dump is being read, from 1; replies that came long before what they answer need another one
 * @param position records of this pass that are done with
 * @param again whether something of this pass is left for another one
 * @param ledger what of its writes the report has counted
 * @param fault why it failed
 */
record ImportJob(
        String id,
        String site,
        DumpFormat format,
        boolean dryRun,
        String startedBy,
        Instant createdAt,
        long bytes,
        ImportState state,
        int pass,
        long position,
        boolean again,
        ImportReport report,
        Ledger ledger,
        @Nullable Instant finishedAt,
        @Nullable String fault) {

    static ImportJob waiting(
            String id, String site, DumpFormat format, boolean dryRun, String startedBy, Instant now, long bytes) {
        return new ImportJob(
                id,
                site,
                format,
                dryRun,
                startedBy,
                now,
                bytes,
                ImportState.WAITING,
                1,
                0,
                false,
                ImportReport.EMPTY,
                Ledger.NEW,
                null,
                null);
    }

    /** From the beginning, for a dry run: it has written nothing that it could go on from. */
    ImportJob afresh() {
        return waiting(id, site, format, dryRun, startedBy, createdAt, bytes);
    }

    /** What is written until the next note carries this. */
    Origin origin() {
        return ledger.origin(id, pass);
    }

    ImportJob at(long newPosition, boolean newAgain, ImportReport newReport) {
        return new ImportJob(
                id,
                site,
                format,
                dryRun,
                startedBy,
                createdAt,
                bytes,
                ImportState.RUNNING,
                pass,
                newPosition,
                newAgain,
                newReport,
                ledger.next(),
                null,
                null);
    }

    ImportJob nextPass() {
        return new ImportJob(
                id,
                site,
                format,
                dryRun,
                startedBy,
                createdAt,
                bytes,
                ImportState.RUNNING,
                pass + 1,
                0,
                false,
                report.forNextPass(),
                ledger,
                null,
                null);
    }

    ImportJob finished(ImportState how, Instant now, @Nullable String why) {
        return new ImportJob(
                id, site, format, dryRun, startedBy, createdAt, bytes, how, pass, position, false, report, ledger, now,
                why);
    }
}
