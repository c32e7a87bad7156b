package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.dumpformat.MadeDump;
import org.usersay.comments.dumpformat.ManyComments;

/**
 * Dumps of several times the service's heap, sent over HTTP one after another. They are made while they are sent: mostly comments too long for anybody to have written, and some that are taken.
 * {@code -Dusersay.test.import-bytes} makes it another number.
 */
class HugeImportTests {

    /** Of our own format, which costs the least to be read; of the others a tenth of it. */
    private static final long BYTES = Long.getLong("usersay.test.import-bytes", 200_000_000);

    private static final int TOO_LONG = 1_000_000;
    private static final int ARTICLES = 20;
    private static final int PER_ARTICLE = 25;

    @TempDir
    static Path directory;

    private static ServiceProcess service;

    @BeforeAll
    static void start() throws IOException {
        service = new ServiceProcess(directory.resolve("service.log"), directory.resolve("spool"));
        service.awaitReady();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    /** Of remark42's the sum is that of the lines; packed as that program does it, it is a hundredth of them. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAPPING")
    void isTakenInConstantMemoryAndWhatCanBeTakenOfItIsThere(DumpFormat format) throws Exception {
        long bytes = format == DumpFormat.USERSAY ? BYTES : BYTES / 10;
        boolean packed = format == DumpFormat.REMARK42;
        var many = new ManyComments(format, Api.article(), ARTICLES, PER_ARTICLE, (int) (bytes / TOO_LONG));
        var dump = new MadeDump(many.parts());
        var done = service.imported(format.source(), BodyPublishers.ofInputStream(() -> packed ? dump.packed() : dump));
        assertThat(done.get("state").stringValue()).as(done.toString()).isEqualTo("DONE");
        assertThat(dump.given()).isGreaterThan(bytes);
        assertThat(done.get("bytes").longValue())
                .isBetween(packed ? 1 : dump.given(), packed ? dump.given() / 50 : dump.given());
        assertThat(done.at("/report/added").intValue()).isEqualTo(many.comments());
        assertThat(done.at("/report/toTop").intValue()).isZero();
        assertThat(done.at("/report/skipped/TOO_LONG").intValue()).isEqualTo(many.tooLong());
        assertThat(done.at("/report/skipped")).hasSize(1);
        assertThat(service.count(many.articleIds())).isEqualTo(many.comments());
        assertNothingLies();
    }

    /** What is remembered of comments for the replies to them is little, whatever they bring along. */
    @Test
    void earlierTextsAreNotRememberedOnceTheyAreWritten() throws Exception {
        int comments = 200;
        var article = Api.article();
        var earlier = "{\"text\":\"" + "x".repeat(20_000) + "\",\"replacedAt\":\"2020-08-31T17:00:00Z\"}";
        var edited = "\"revisions\":[" + String.join(",", Collections.nCopies(20, earlier)) + "]}\n";
        var dump = new MadeDump(Stream.concat(
                Stream.of("{\"type\":\"export\",\"version\":1}\n"),
                IntStream.range(0, comments)
                        .mapToObj(number ->
                                DumpLines.comment(article, number, null).toString())
                        .map(line -> line.substring(0, line.length() - 1) + "," + edited)));
        var done = service.imported("usersay", BodyPublishers.ofInputStream(() -> dump));
        assertThat(done.at("/report/added").intValue()).as(done.toString()).isEqualTo(comments);
        assertThat(service.count(List.of(article))).isEqualTo(comments);
        assertNothingLies();
    }

    private static void assertNothingLies() throws IOException {
        try (var left = Files.list(directory.resolve("spool"))) {
            assertThat(left).isEmpty();
        }
    }
}
