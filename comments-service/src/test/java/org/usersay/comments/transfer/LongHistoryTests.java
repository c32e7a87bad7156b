package org.usersay.comments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;
import org.usersay.comments.Api;
import org.usersay.comments.comment.Restoration;
import org.usersay.comments.dump.DumpFormat;
import org.usersay.comments.thread.Threads;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.id.Ids;
import org.usersay.starter.site.Sites;

/** Comments with as much history as is taken, few enough to be one batch, and to wait, if only their number counted. */
@TransferTest
class LongHistoryTests {

    private static final int REPLIES = 45;
    private static final int LONGEST = 20_000;

    @Autowired
    Api api;

    @Autowired
    ImportStore store;

    @Autowired
    Spool spool;

    @Autowired
    ThreadBook book;

    @Autowired
    Threads threads;

    @Autowired
    Restoration restoration;

    @Autowired
    Votes votes;

    @Autowired
    Sites sites;

    @Autowired
    TransferSettings small;

    @Autowired
    Clock clock;

    @Test
    void makesSmallBatchesAndWaitsForAnotherPass() throws IOException {
        var article = Api.article();
        var job = spooled(article);
        var notes = new AtomicInteger();
        try {
            var done = runs().of(job, reached -> {
                        notes.incrementAndGet();
                        return store.progress(reached, "test", later());
                    })
                    .toTheEnd();
            assertThat(done).hasValueSatisfying(last -> {
                assertThat(last.pass()).isEqualTo(2);
                assertThat(last.report().added()).isEqualTo(REPLIES + 1);
                assertThat(last.report().toTop()).isZero();
                store.progress(last.finished(ImportState.DONE, clock.instant(), null), "test", later());
            });
        } finally {
            spool.remove(job.id());
        }
        assertThat(notes.get()).isGreaterThan(REPLIES / 5);
        assertThat(api.read("/sites/archive/articles/" + article + "/comments")
                        .get("count")
                        .intValue())
                .isEqualTo(REPLIES + 1);
    }

    private ImportRuns runs() {
        var settings = new TransferSettings(
                small.directory(),
                small.maxUpload(),
                DataSize.ofMegabytes(64),
                500,
                5_000,
                LONGEST,
                Duration.ofSeconds(20));
        return new ImportRuns(store, spool, book, threads, restoration, votes, sites, settings, clock);
    }

    private Import spooled(String article) throws IOException {
        var id = Ids.next();
        var bytes = dump(article);
        spool.keep(id, new ByteArrayInputStream(bytes));
        store.insert(Import.waiting(id, "archive", DumpFormat.USERSAY, false, "admin", clock.instant(), bytes.length));
        return store.claim(id, "test", clock.instant(), later()).orElseThrow();
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofHours(1));
    }

    /** Packed; the comment that all others answer comes last. */
    private static byte[] dump(String article) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int number = 1; number <= REPLIES; number++) {
                gzip.write(comment(article, number, "0"));
            }
            gzip.write(comment(article, 0, null));
        }
        return packed.toByteArray();
    }

    private static byte[] comment(String article, int number, @Nullable String parent) {
        var line = Api.json()
                .put("type", "comment")
                .put("id", String.valueOf(number))
                .put("article", article)
                .put("parent", parent)
                .put("text", "number " + number)
                .put("state", "PUBLISHED")
                .put("createdAt", "2025-01-01T00:00:00Z")
                .put("editedAt", "2025-01-02T00:00:00Z");
        line.putObject("author").put("id", "reader-" + number).put("name", "Reader");
        var revisions = line.putArray("revisions");
        for (int at = 0; at < 20; at++) {
            revisions.addObject().put("text", "x".repeat(LONGEST)).put("replacedAt", "2025-01-01T01:00:00Z");
        }
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
