package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.starter.id.UuidV7;

/** An import that stops and goes on. Batches are small so that they matter. */
@TransferTest
class InterruptedImportTests {

    @Autowired
    Api api;

    @Autowired
    ImportJobs importJobs;

    @Autowired
    ImportStore store;

    @Autowired
    ImportTaskFactory tasks;

    @Autowired
    UploadSpool uploadSpool;

    @Test
    void killedImportGoesOnAndCountsNothingTwice() throws IOException {
        for (int kill = 1; kill <= 4; kill++) {
            var article = Api.article();
            var dump = "{\"type\":\"article\",\"id\":\"" + article + "\"}\n"
                    + Transfers.comment(article, 50, "1")
                    + IntStream.rangeClosed(1, 12)
                            .mapToObj(at -> Transfers.comment(article, at, at % 3 == 0 ? String.valueOf(at - 1) : null))
                            .collect(Collectors.joining())
                    + "{\"type\":\"votes\",\"article\":\"" + article
                    + "\",\"reader\":\"v\",\"votes\":{\"3\":1,\"4\":-1}}\n";
            var job = spooled(DumpFormat.USERSAY, dump);
            var left = new AtomicInteger(kill);
            // Killed after the batch was written and before it was noted.
            var stopped = tasks.create(job, reached -> left.decrementAndGet() > 0 && progress(reached));
            assertThat(stopped.run()).isEmpty();
            importJobs.runAll();
            var done = importJobs.require("vir", job.id());
            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(done.report().added()).isEqualTo(13);
            assertThat(done.report().toTop()).isZero();
            assertThat(done.report().votes()).isEqualTo(2);
            assertThat(api.count(article)).isEqualTo(13);
            var scores = api.read(Api.thread(article) + "?sort=oldest&limit=100").get("items").values().stream()
                    .mapToInt(item -> item.get("score").intValue())
                    .boxed()
                    .collect(Collectors.toList());
            assertThat(scores).contains(-1);
        }
    }

    /** As with the threads at the beginning of a Disqus export, of which there may be a million. */
    @Test
    void progressIsStoredEveryFewBatchesWhateverIsRead() throws IOException {
        var article = Api.article();
        var dump = "<disqus>"
                + IntStream.range(0, 30)
                        .mapToObj(at -> "<thread id='" + at + "'><id>" + article + at + "</id></thread>")
                        .collect(Collectors.joining())
                + "<post id='1'><message>words</message><createdAt>2020-08-31T16:00:00Z</createdAt><thread id='7'/></post></disqus>";
        var job = spooled(DumpFormat.DISQUS, dump);
        var stored = new ArrayList<String>();
        var stopped = tasks.create(claimed(job.id()), progress -> {
            stored.add(progress.pass() + ":" + progress.position());
            return store.progress(progress, "killed", later()) && stored.size() < 5;
        });
        assertThat(stopped.run()).isEmpty();
        assertThat(stored).containsExactly("1:12", "1:24", "2:0", "2:12", "2:24");
        assertThat(progress(stopped.progress())).isTrue();
        importJobs.runAll();
        var done = importJobs.require("vir", job.id());
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.report().articles()).isEqualTo(30);
        assertThat(done.report().added()).isEqualTo(1);
        assertThat(api.count(article + 7)).isEqualTo(1);
    }

    /** For longer than the test takes. */
    private ImportJob claimed(String id) {
        return store.claim(id, "killed", Instant.now(), later()).orElseThrow();
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    private boolean progress(ImportJob reached) {
        return store.progress(reached, "killed", Instant.EPOCH);
    }

    /** An import that a process has claimed which will not live. */
    private ImportJob spooled(DumpFormat format, String dump) throws IOException {
        var id = UuidV7.next();
        var bytes = dump.getBytes(StandardCharsets.UTF_8);
        store.insert(ImportJob.waiting(id, "vir", format, false, null, "admin", Instant.now(), bytes.length));
        var claimed = store.claim(id, "killed", Instant.now(), Instant.EPOCH).orElseThrow();
        uploadSpool.store(id, new ByteArrayInputStream(bytes));
        return claimed;
    }
}
