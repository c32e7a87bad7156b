package org.usersay.comments.importexport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpFormat;

/**
 * An import.
 *
 * @param dryRun whether it only reports what it would do
 * @param mapping id of the import of format {@link DumpFormat#MAPPING} that names the articles; null where there is none
 * @param bytes of the dump as it was sent
 * @param pass 1 while the dump is indexed, 2 while its comments are inserted
 * @param position records of the dump that this pass is done with
 * @param fault why it failed
 */
record ImportJob(
        String id,
        String site,
        DumpFormat format,
        boolean dryRun,
        @Nullable String mapping,
        String startedBy,
        Instant createdAt,
        long bytes,
        ImportState state,
        int pass,
        long position,
        ImportReport report,
        @Nullable Instant finishedAt,
        @Nullable String fault) {

    static ImportJob waiting(
            String id,
            String site,
            DumpFormat format,
            boolean dryRun,
            @Nullable String mapping,
            String startedBy,
            Instant now,
            long bytes) {
        return new ImportJob(
                id,
                site,
                format,
                dryRun,
                mapping,
                startedBy,
                now,
                bytes,
                ImportState.WAITING,
                1,
                0,
                ImportReport.EMPTY,
                null,
                null);
    }

    ImportJob at(int newPass, long newPosition, ImportReport newReport) {
        return new ImportJob(
                id,
                site,
                format,
                dryRun,
                mapping,
                startedBy,
                createdAt,
                bytes,
                ImportState.RUNNING,
                newPass,
                newPosition,
                newReport,
                null,
                null);
    }

    ImportJob finished(ImportState newState, Instant now, @Nullable String newFault) {
        return new ImportJob(
                id, site, format, dryRun, mapping, startedBy, createdAt, bytes, newState, pass, position, report, now,
                newFault);
    }
}
