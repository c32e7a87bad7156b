package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.Api;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.dumpformat.SkipReason;
import org.usersay.comments.importexport.Faults.Killed;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.test.Stores;

/**
 * An import whose process is killed, or stalls, at any of its writes: the run that repeats it reports the same numbers as
 * an undisturbed one, and the pages are the same. Nothing but the test starts runs: a stalled run may hold a lock.
 */
@TransferTest
@TestPropertySource(properties = "usersay.transfer.look-every=1h")
@org.springframework.context.annotation.Import(Faults.class)
class KilledImportTests {

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

    @Autowired
    ScheduledTaskHolder scheduled;

    /** What of a report is the same however often it was begun; details may come in another order. */
    private record Numbers(
            long articles,
            long added,
            long known,
            long toTop,
            long votes,
            Map<SkipReason, Long> skipped,
            Set<ImportReport.Detail> details) {

        static Numbers of(ImportReport report) {
            return new Numbers(
                    report.articles(),
                    report.added(),
                    report.known(),
                    report.toTop(),
                    report.votes(),
                    report.skipped(),
                    Set.copyOf(report.details()));
        }
    }

    /** Fate of the process at a write. A death before it is one after the write before. */
    enum Crash {
        /** Of many documents some are written. */
        WITHIN,
        /** After it, and the next process too. */
        TWICE,
        /** It stands still until another has taken over and finished, and then goes on. */
        STALLED
    }

    @ParameterizedTest
    @EnumSource
    void numbersAreExactWhateverHappensAtAnyWrite(Crash crash) throws Exception {
        var imported = imported(intricate());
        assertThat(imported)
                .isEqualTo(new Numbers(
                        1,
                        23,
                        2,
                        2,
                        4,
                        Map.of(SkipReason.BAD_DATE, 1L, SkipReason.VOTE_WITHOUT_COMMENT, 1L),
                        imported.details()));
        crashAtEveryWrite(crash, this::intricate);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISQUS", "WORDPRESS", "REMARK42"})
    void everyFormatIsResumed(DumpFormat format) throws Exception {
        crashAtEveryWrite(Crash.WITHIN, () -> Sample.of(format));
    }

    /** The first claim's batch goes through in the middle of the second one's. */
    @Test
    void twoRunsOfTheSameBatchCountItOnce() throws Exception {
        var whole = intricate();
        var expected = imported(whole);
        boolean happened = true;
        for (int write = 1; happened; write++) {
            var sample = intricate();
            var slow = spooled(sample);
            var fast = store.claim(slow.id(), "fast", Instant.now(), later()).orElseThrow();
            var overtaken = tasks.create(slow, reached -> store.progress(reached, "killed", Instant.EPOCH));
            var run = tasks.create(fast, reached -> store.progress(reached, "fast", later()));
            happened = Faults.happensAt(
                    write,
                    itself -> {
                        assertThat(overtaken.run()).isEmpty();
                        return itself.send();
                    },
                    () -> store.progress(
                            run.run().orElseThrow().finished(ImportState.DONE, Instant.now(), null),
                            "fast",
                            Instant.now()));
            assertSame(sample, slow.id(), write, expected, whole.contents(api));
        }
    }

    /** Makes the same dump under other names again and again. */
    private interface Samples {
        Sample next() throws IOException;
    }

    private void crashAtEveryWrite(Crash crash, Samples samples) throws Exception {
        var whole = samples.next();
        var expected = imported(whole);
        var pages = whole.contents(api);
        int write = 1;
        for (var end = Outcome.YES; end != Outcome.NO; write += end == Outcome.YES ? 1 : 0) {
            var sample = samples.next();
            var job = spooled(sample);
            end = crashAt(crash, write, job);
            if (crash == Crash.TWICE) {
                var again = store.claim(job.id(), "killed", Instant.now(), Instant.EPOCH);
                if (again.isPresent()) {
                    crashAt(crash, write, again.get());
                }
            }
            assertSame(sample, job.id(), write, expected, pages);
        }
        assertThat(write).isGreaterThanOrEqualTo(5);
    }

    /** Whether a run came to the write at which it crashes; the search for interrupted runs may overtake it before. */
    private enum Outcome {
        YES,
        NO,
        OVERTAKEN
    }

    private Outcome crashAt(Crash crash, int write, ImportJob job) throws Exception {
        var run = tasks.create(job, reached -> store.progress(reached, "killed", Instant.EPOCH));
        var ended = new AtomicBoolean();
        boolean happened = Faults.happensAt(
                write,
                itself -> {
                    switch (crash) {
                        case WITHIN -> itself.sendHalf();
                        case STALLED -> {
                            importJobs.runAll();
                            return itself.send();
                        }
                        default -> itself.send();
                    }
                    throw new Killed();
                },
                () -> ended.set(run.run().isPresent()));
        if (happened) {
            return Outcome.YES;
        }
        return ended.get() ? Outcome.NO : Outcome.OVERTAKEN;
    }

    private void assertSame(Sample sample, String id, int write, Numbers expected, List<String> pages) {
        importJobs.runAll();
        var done = importJobs.require("vir", id);
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(Numbers.of(done.report())).as("at write " + write).isEqualTo(expected);
        // What was written and not placed in the copy any more is marked, and comes in by and by; here at once.
        Stores.flushRedis();
        recognizeRedisRun();
        await().untilAsserted(() ->
                assertThat(sample.contents(api)).as("at write " + write).isEqualTo(pages));
    }

    /** What a killed process would have remembered of Redis lives on in this one, up to a second. */
    private void recognizeRedisRun() {
        assertThat(scheduled.getScheduledTasks())
                .filteredOn(task -> task.toString().endsWith(".CurrentRun.refresh"))
                .singleElement()
                .satisfies(task -> task.getTask().getRunnable().run());
    }

    /**
     * Replies long before what they answer, more than may wait; one of a parent that is nowhere, with a reply; one twice;
     * one without date; one that is here already; votes, also on what is nowhere.
     */
    private Sample intricate() throws IOException {
        var dump = new StringBuilder("{\"type\":\"article\",\"id\":\"plaza\"}\n");
        dump.append(comment(30, "29"));
        for (int deep = 26; deep > 20; deep--) {
            dump.append(comment(deep, deep == 21 ? "1" : String.valueOf(deep - 1)));
        }
        dump.append(comment(50, "1")).append(comment(40, "nowhere")).append(comment(41, "40"));
        for (int plain = 1; plain <= 14; plain++) {
            dump.append(comment(plain, plain % 3 == 0 ? String.valueOf(plain - 1) : null));
        }
        dump.append(comment(4, null)).append(comment(60, null).replace("2025-01-01", "not a date"));
        for (var voter : List.of("v", "w")) {
            dump.append("{\"type\":\"votes\",\"article\":\"plaza\",\"reader\":\"" + voter
                    + "\",\"votes\":{\"3\":1,\"26\":-1" + (voter.equals("w") ? ",\"77\":1" : "") + "}}\n");
        }
        var sample = Sample.of(DumpFormat.USERSAY, List.of("plaza"), dump.toString());
        var first = "{\"type\":\"article\",\"id\":\"plaza\"}\n" + comment(2, null);
        imported(new Sample(
                sample.name(),
                DumpFormat.USERSAY,
                sample.articles(),
                first.replace("plaza", "plaza-" + sample.name()).getBytes(StandardCharsets.UTF_8)));
        return sample;
    }

    private static String comment(int number, @Nullable String parent) {
        return DumpLines.comment("plaza", number, parent) + "\n";
    }

    private Numbers imported(Sample sample) throws IOException {
        var job = importJobs.submit("vir", sample.format(), false, null, "root", sample.open(), sample.dump().length);
        importJobs.runAll();
        var done = importJobs.require("vir", job.id());
        assertThat(done.state()).as(String.valueOf(done.fault())).isEqualTo(ImportState.DONE);
        return Numbers.of(done.report());
    }

    /** An import that a process has claimed which will not live. */
    private ImportJob spooled(Sample sample) throws IOException {
        var id = UuidV7.next();
        store.insert(ImportJob.waiting(
                id, "vir", sample.format(), false, null, "admin", Instant.now(), sample.dump().length));
        var claimed = store.claim(id, "killed", Instant.now(), Instant.EPOCH).orElseThrow();
        uploadSpool.store(id, sample.open());
        return claimed;
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofHours(1));
    }
}
