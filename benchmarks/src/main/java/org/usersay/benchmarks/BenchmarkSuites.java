package org.usersay.benchmarks;

import static org.usersay.benchmarks.RowRunner.number;

import java.io.IOException;
import java.util.List;
import org.usersay.benchmarks.scenario.ArrivingComments;
import org.usersay.benchmarks.scenario.LongTail;
import org.usersay.benchmarks.scenario.ModerationDesk;
import org.usersay.benchmarks.scenario.Readers;
import org.usersay.benchmarks.scenario.Streams;
import org.usersay.benchmarks.scenario.SystemUnderTest;
import org.usersay.benchmarks.scenario.Threads;
import org.usersay.benchmarks.scenario.VoteDataset;

/** Groups of rows that need more data or time than a reader's journey. */
final class BenchmarkSuites {

    private final SystemUnderTest systemUnderTest;
    private final Readers readers;
    private final Report report;

    BenchmarkSuites(SystemUnderTest systemUnderTest, Readers readers, Report report) {
        this.systemUnderTest = systemUnderTest;
        this.readers = readers;
        this.report = report;
    }

    static void step(String words) {
        System.err.println(words);
    }

    /** Cold reads first and writes last: after those a thread is longer than its name says. */
    void threads() {
        step("Importing threads of up to 100,000 comments");
        Threads threads = new Threads(systemUnderTest, readers);
        report.say("Import of our own dump: %s comments a second.".formatted(number(threads.prepare())));
        report.sample(threads.cold());
        report.measure(threads.reads());
        for (String page : List.of("first page cold", "first page", "page in the middle")) {
            report.compare(page + ", direct", Threads.names(page));
        }
        report.say("Before the rows that write: %s.".formatted(threads.lengths()));
        report.measure(threads.writes());
        report.say("After the rows that write: %s.".formatted(threads.lengths()));
    }

    void longTail() {
        step("Importing a long tail of articles");
        LongTail longTail = new LongTail(systemUnderTest, readers);
        longTail.prepare();
        report.measureOnce(longTail.firstReads(), longTail.warmUp());
        report.measure(List.of(longTail.readsAgain()));
        report.measureOnce(longTail.firstReadsWithEmptyRedis(), longTail.warmUp());
        try (ArrivingComments arriving = longTail.commentsArriving()) {
            report.measure(List.of(longTail.readsWhileCommentsArrive()));
        }
    }

    void streams() throws IOException, InterruptedException {
        step("Opening streams");
        Streams streams = new Streams(systemUnderTest);
        for (Streams.Way way : streams.ways()) {
            report.add(streams.run(way, row -> report.measure(List.of(row))));
            report.say("All streams left by their readers, %s: closed everywhere after %.1f s."
                    .formatted(way.name(), streams.abandoned(way).toMillis() / 1e3));
        }
    }

    void desk() {
        step("Importing a million comments");
        ModerationDesk desk = new ModerationDesk(systemUnderTest, readers);
        report.say("Import of a million comments: %s a second.".formatted(number(desk.prepare())));
        report.measure(desk.rows());
    }

    void ballot() throws IOException, InterruptedException {
        step("Storing a million votes");
        VoteDataset voteDataset = new VoteDataset(systemUnderTest);
        report.rebuilt("Start without tallies in Redis", voteDataset, voteDataset.prepare());
        report.measure(voteDataset.reads());
        report.rebuilt("Redis emptied while the service runs", voteDataset, voteDataset.rebuild());
        report.measure(voteDataset.steadyVotes(readers));
        report.measure(voteDataset.firstVotes(readers));
    }
}
