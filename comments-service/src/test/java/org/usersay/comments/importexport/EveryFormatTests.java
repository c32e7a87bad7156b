package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;

/** What holds whatever the dump comes from; remark42's backup is packed, as that program makes it. */
@TransferTest
class EveryFormatTests {

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAPPING")
    void dryRunReportsTheSameAsTheImportAndWritesNothing(DumpFormat format) throws IOException {
        var sample = Sample.of(format);
        var untouched = sample.contents(api);
        var dry = imported(sample, true);
        assertThat(sample.contents(api)).isEqualTo(untouched);
        var real = imported(sample, false);
        assertThat(dry.added()).isPositive();
        assertThat(dry).isEqualTo(real);
        var again = imported(sample, true);
        assertThat(again.added()).isZero();
        assertThat(again.known()).isEqualTo(real.added());
        assertThat(again.votes()).isZero();
        assertThat(again.skipped()).isEqualTo(real.skipped());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAPPING")
    void secondImportChangesNothing(DumpFormat format) throws IOException {
        var sample = Sample.of(format);
        var first = imported(sample, false);
        var before = sample.pages(api);
        var second = imported(sample, false);
        assertThat(second.added()).isZero();
        assertThat(second.votes()).isZero();
        assertThat(second.known()).isEqualTo(first.added());
        assertThat(sample.pages(api)).isEqualTo(before);
    }

    private ImportReport imported(Sample sample, boolean dryRun) throws IOException {
        var job = importJobs.submit(
                "vir",
                sample.format(),
                dryRun,
                null,
                "root",
                new ByteArrayInputStream(sample.dump()),
                sample.dump().length);
        importJobs.runAll();
        var done = importJobs.require("vir", job.id());
        assertThat(done.state()).as(String.valueOf(done.fault())).isEqualTo(ImportState.DONE);
        return done.report();
    }
}
