package org.usersay.comments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.usersay.comments.Api;
import org.usersay.comments.dump.DumpFormat;
import org.usersay.starter.id.Ids;
import tools.jackson.databind.JsonNode;

/** What holds whatever the dump comes from; remark42's backup is packed, as that program makes it. */
@TransferTest
class EveryFormatTests {

    @Autowired
    Api api;

    @Autowired
    Imports imports;

    @Autowired
    ImportStore store;

    @Autowired
    ImportRuns runs;

    @Autowired
    Spool spool;

    private int samples;

    /** A fixture whose articles are no other test's. */
    private record Sample(String name, DumpFormat format, List<String> articles, byte[] dump) {}

    @ParameterizedTest
    @EnumSource
    void killedImportGoesOnAndCountsNothingTwice(DumpFormat format) throws IOException {
        var whole = sample(format);
        var expected = imported(whole, false);
        assertThat(expected.added()).isPositive();
        boolean killed = true;
        for (int kill = 1; killed; kill++) {
            var sample = sample(format);
            var job = spooled(sample);
            var left = new AtomicInteger(kill);
            // Killed after the batch was written and before it was noted.
            var run = runs.of(
                    job, reached -> left.decrementAndGet() > 0 && store.progress(reached, "killed", Instant.EPOCH));
            killed = run.toTheEnd().isEmpty();
            imports.catchUp();
            var done = imports.require("vir", job.id());
            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(done.report().added()).isPositive().isLessThanOrEqualTo(expected.added());
            assertThat(done.report().votes()).isEqualTo(expected.votes());
            assertThat(done.report().skipped()).isEqualTo(expected.skipped());
            assertThat(told(sample)).isEqualTo(told(whole));
        }
    }

    @ParameterizedTest
    @EnumSource
    void dryRunTellsAndWritesNothing(DumpFormat format) throws IOException {
        var sample = sample(format);
        var untouched = told(sample);
        var dry = imported(sample, true);
        assertThat(told(sample)).isEqualTo(untouched);
        var real = imported(sample, false);
        assertThat(dry.added()).isPositive().isEqualTo(real.added());
        assertThat(dry.votes()).isEqualTo(real.votes());
        assertThat(dry.skipped()).isEqualTo(real.skipped());
        var again = imported(sample, true);
        assertThat(again.added()).isZero();
        assertThat(again.known()).isEqualTo(real.added());
        assertThat(again.votes()).isZero();
        assertThat(again.skipped()).isEqualTo(real.skipped());
    }

    @ParameterizedTest
    @EnumSource
    void secondImportChangesNothing(DumpFormat format) throws IOException {
        var sample = sample(format);
        var first = imported(sample, false);
        var before = pages(sample);
        var second = imported(sample, false);
        assertThat(second.added()).isZero();
        assertThat(second.votes()).isZero();
        assertThat(second.known()).isEqualTo(first.added());
        assertThat(pages(sample)).isEqualTo(before);
    }

    private Sample sample(DumpFormat format) throws IOException {
        var name = Api.article().substring(0, 10) + samples++;
        var articles = switch (format) {
            case DISQUS -> List.of("harbour-bridge", "rice-prices");
            case WORDPRESS -> List.of("trains-again-late");
            case REMARK42 -> List.of("opera");
            case USERSAY -> List.of("harbin");
        };
        var file = switch (format) {
            case DISQUS -> "disqus.xml";
            case WORDPRESS -> "wordpress.xml";
            case REMARK42 -> "remark42.jsonl";
            case USERSAY -> "usersay.ndjson";
        };
        var text = new ClassPathResource("dumps/" + file)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("paper.example", name + ".example");
        for (String article : articles) {
            text = text.replace(article, article + "-" + name);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Sample(
                name,
                format,
                articles.stream().map(article -> article + "-" + name).toList(),
                format == DumpFormat.REMARK42 ? packed(bytes) : bytes);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private ImportReport imported(Sample sample, boolean dryRun) throws IOException {
        var job = imports.take(
                "vir", sample.format(), dryRun, "root", new ByteArrayInputStream(sample.dump()), sample.dump().length);
        imports.catchUp();
        var done = imports.require("vir", job.id());
        assertThat(done.state()).as(String.valueOf(done.fault())).isEqualTo(ImportState.DONE);
        return done.report();
    }

    /** An import that a process has claimed which will not live. */
    private Import spooled(Sample sample) throws IOException {
        var id = Ids.next();
        spool.keep(id, new ByteArrayInputStream(sample.dump()));
        store.insert(Import.waiting(id, "vir", sample.format(), false, "admin", Instant.now(), sample.dump().length));
        return store.claim(id, "killed", Instant.now(), Instant.EPOCH).orElseThrow();
    }

    private List<JsonNode> pages(Sample sample) {
        return sample.articles().stream()
                .map(article -> api.read(Api.thread(article) + "?sort=oldest&limit=100"))
                .toList();
    }

    /** Counts, words and scores, which do not depend on how the articles are called. */
    private List<String> told(Sample sample) {
        return pages(sample).stream()
                .map(page -> page.get("count") + ": "
                        + page.findValues("html")
                        + page.findValues("state")
                        + page.findValues("score")
                        + page.findValues("pinned"))
                .map(told -> told.replace(sample.name(), ""))
                .toList();
    }
}
