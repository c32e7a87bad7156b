package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.test.Tokens;

/** Two gigabytes, sent or unpacked to, where three and four megabytes are allowed. */
@TransferTest
class OversizeTests {

    private static final long TWO_GIGABYTES = 2L << 30;

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    @Autowired
    UploadSpool uploadSpool;

    @Autowired
    TransferSettings settings;

    @Test
    void whatIsAnnouncedAsTooLongIsRefusedAndNothingOfItKept() throws IOException {
        var endless = new Zeros();
        assertRefused(endless, TWO_GIGABYTES);
        assertThat(endless.read).isLessThan(4 * settings.maxUpload().toBytes());
        assertNothingLies();
    }

    @Test
    void whatTurnsOutToBeTooLongIsRefusedAndLeavesNothing() throws IOException {
        var endless = new Zeros();
        assertRefused(endless, -1);
        assertThat(endless.read).isLessThan(4 * settings.maxUpload().toBytes());
        assertThat(uploadSpool.ids()).isEmpty();
        assertNothingLies();
    }

    @Test
    void asLongAsAllowedIsTakenAndOneByteMoreIsNot() {
        var article = Api.article();
        var dump = ("{\"type\":\"export\",\"version\":1}\n{\"type\":\"comment\",\"id\":\"1\",\"article\":\"" + article
                + "\",\"author\":{\"id\":\"r\",\"name\":\"R\"},\"text\":\"t\",\"state\":\"PUBLISHED\",\"createdAt\":\"2020-08-31T16:00:00Z\"}\n");
        int most = (int) settings.maxUpload().toBytes();
        var refused = upload(dump + " ".repeat(most + 1 - dump.length()));
        assertThat(refused).hasStatus(413);
        assertThat(Api.problem(refused)).isEqualTo("/problems/body-too-large");
        assertThat(api.count(article)).isZero();

        var taken = upload(dump + " ".repeat(most - dump.length()));
        assertThat(taken).hasStatus(202);
        importJobs.runAll();
        var done = importJobs.require("vir", Api.id(Api.body(taken)));
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.bytes()).isEqualTo(most);
        assertThat(api.count(article)).isEqualTo(1);
    }

    private MvcTestResult upload(String dump) {
        return api.call(HttpMethod.POST, "/admin/sites/vir/imports?format=usersay", Tokens.administrator("root"), dump);
    }

    @Test
    void whatUnpacksToTooMuchFailsSayingSo() throws IOException {
        var article = Api.article();
        var job = importJobs.submit("vir", DumpFormat.REMARK42, false, null, "root", bomb(article), -1);
        importJobs.runAll();
        var done = importJobs.require("vir", job.id());
        assertThat(done.bytes()).isLessThan(settings.maxUpload().toBytes());
        assertThat(done.state()).isEqualTo(ImportState.FAILED);
        assertThat(done.fault())
                .contains("unpacks to more than " + settings.maxExpanded().toBytes());
        assertThat(api.count(article)).isZero();
        assertNothingLies();
    }

    @Test
    void whatAProcessLeftWhenItDiedIsRemovedInTime() throws IOException {
        Files.createDirectories(settings.directory());
        var old = List.of(UuidV7.next() + ".part", UuidV7.next() + ".dump");
        for (String name : old) {
            Files.setLastModifiedTime(
                    Files.createFile(settings.directory().resolve(name)),
                    FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        var young = settings.directory().resolve(UuidV7.next() + ".part");
        Files.createFile(young);
        importJobs.removeAbandoned();
        try {
            assertThat(uploads()).containsExactly(young);
        } finally {
            Files.delete(young);
        }
    }

    private void assertRefused(InputStream dump, long announced) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> importJobs.submit("vir", DumpFormat.USERSAY, false, null, "root", dump, announced))
                .satisfies(refusal -> assertThat(refusal.problem().getStatus()).isEqualTo(413))
                .withMessageContaining(String.valueOf(settings.maxUpload().toBytes()));
    }

    private void assertNothingLies() throws IOException {
        assertThat(uploads()).isEmpty();
    }

    /** Files of uploads; mappings of other tests are kept beside them. */
    private List<Path> uploads() throws IOException {
        try (var files = Files.list(settings.directory())) {
            return files.filter(file -> !file.toString().endsWith(".mapping")).toList();
        }
    }

    /** Two gigabytes of blanks, 16 megabytes packed once and repeated, with a comment at the end. */
    private static InputStream bomb(String article) throws IOException {
        var blanks = new byte[16 << 20];
        Arrays.fill(blanks, (byte) ' ');
        blanks[blanks.length - 1] = '\n';
        var bomb = new ByteArrayOutputStream();
        var piece = packed(blanks);
        for (long size = 0; size < TWO_GIGABYTES; size += blanks.length) {
            bomb.writeBytes(piece);
        }
        bomb.writeBytes(packed(
                ("{\"id\":\"1\",\"text\":\"late\",\"user\":{\"id\":\"u\",\"name\":\"U\"},\"locator\":{\"url\":\"https://x.example/"
                                + article + "\"},\"time\":\"2020-08-31T16:00:00Z\"}\n")
                        .getBytes(StandardCharsets.UTF_8)));
        return new ByteArrayInputStream(bomb.toByteArray());
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    /** Never ends. */
    private static final class Zeros extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 0);
            read += length;
            return length;
        }
    }
}
