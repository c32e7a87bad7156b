package org.usersay.comments.importexport;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;
import org.usersay.comments.Api;
import org.usersay.comments.article.Articles;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.posting.CommentImporter;
import org.usersay.comments.store.Comments;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.Sites;
import tools.jackson.databind.node.ObjectNode;

/** Comments with as much history as is imported, which would be one batch if only their number counted. */
@TransferTest
class LongHistoryTests {

    private static final int LONGEST = 20_000;
    private static final int TEXTS = 20;
    private static final int PEOPLE = 100;

    /** What the history consists of, and how many comments are contents with it. */
    enum History {
        EARLIER_TEXTS(45, 5),
        MENTIONS_AND_REPORTS(900, 64);

        private final int replies;

        /** At the most. */
        private final int together;

        History(int replies, int together) {
            this.replies = replies;
            this.together = together;
        }
    }

    @Autowired
    Api api;

    @Autowired
    ImportStore store;

    @Autowired
    UploadSpool uploadSpool;

    @Autowired
    Articles articles;

    @Autowired
    CommentImporter commentImporter;

    @Autowired
    Comments comments;

    @Autowired
    Votes votes;

    @Autowired
    Sites sites;

    @Autowired
    TransferSettings small;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @EnumSource
    void makesSmallBatches(History history) throws IOException {
        var article = Api.article();
        var job = spooled(dump(article, history));
        var notes = new AtomicInteger();
        try {
            var done = tasks().create(job, reached -> {
                        notes.incrementAndGet();
                        return store.progress(reached, "test", later());
                    })
                    .run();
            assertThat(done).hasValueSatisfying(last -> {
                assertThat(last.pass()).isEqualTo(2);
                assertThat(last.report().added()).isEqualTo(history.replies + 1);
                assertThat(last.report().toTop()).isZero();
                store.progress(last.finished(ImportState.DONE, clock.instant(), null), "test", later());
            });
        } finally {
            uploadSpool.remove(job.id());
        }
        assertThat(notes.get()).isGreaterThan(history.replies / history.together);
        assertThat(api.read("/sites/archive/articles/" + article + "/comments")
                        .get("count")
                        .intValue())
                .isEqualTo(history.replies + 1);
    }

    private ImportTaskFactory tasks() {
        var settings = new TransferSettings(
                small.directory(), small.maxUpload(), DataSize.ofMegabytes(64), 500, LONGEST, Duration.ofSeconds(20));
        return new ImportTaskFactory(
                store, uploadSpool, articles, commentImporter, comments, votes, sites, settings, clock);
    }

    private ImportJob spooled(byte[] bytes) throws IOException {
        var id = UuidV7.next();
        store.insert(ImportJob.waiting(
                id, "archive", DumpFormat.USERSAY, false, null, "admin", clock.instant(), bytes.length));
        var claimed = store.claim(id, "test", clock.instant(), later()).orElseThrow();
        uploadSpool.store(id, new ByteArrayInputStream(bytes));
        return claimed;
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofHours(1));
    }

    /** Packed; the comment that all others answer comes last. */
    private static byte[] dump(String article, History history) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int number = 1; number <= history.replies; number++) {
                var reply = DumpLines.comment(article, number, "0");
                switch (history) {
                    case EARLIER_TEXTS -> addTexts(reply);
                    case MENTIONS_AND_REPORTS -> addPeople(reply);
                }
                gzip.write(line(reply));
            }
            gzip.write(line(DumpLines.comment(article, 0, null)));
        }
        return packed.toByteArray();
    }

    private static byte[] line(ObjectNode comment) {
        return (comment + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void addTexts(ObjectNode comment) {
        var revisions = comment.put("editedAt", "2025-01-02T00:00:00Z").putArray("revisions");
        for (int at = 0; at < TEXTS; at++) {
            revisions.addObject().put("text", "x".repeat(LONGEST)).put("replacedAt", "2025-01-01T01:00:00Z");
        }
    }

    private static void addPeople(ObjectNode comment) {
        var mentions = comment.putArray("mentions");
        var reports = comment.putArray("reports");
        for (int at = 0; at < PEOPLE; at++) {
            mentions.addObject().put("reader", "reader-" + at).put("name", "Reader " + at);
            reports.addObject()
                    .put("reader", "reader-" + at)
                    .put("reason", "SPAM")
                    .put("at", "2025-01-02T00:00:00Z");
        }
    }
}
