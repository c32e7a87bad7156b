package org.usersay.benchmarks;

import static org.usersay.benchmarks.RowRunner.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.usersay.benchmarks.load.Plan;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.peer.BareServer;
import org.usersay.benchmarks.scenario.BenchmarkCase;
import org.usersay.benchmarks.scenario.Readers;
import org.usersay.benchmarks.scenario.Streams;
import org.usersay.benchmarks.scenario.SystemUnderTest;
import org.usersay.benchmarks.scenario.Threads;
import org.usersay.benchmarks.scenario.VoteCostBenchmark;
import org.usersay.benchmarks.scenario.VoteDataset;

/** What needs more data, or more time, than a reader's way through the newsroom. */
final class BenchmarkSuites {

    private static final String CONSTANT_BODY = "constant body of a first page, thread of 100, from a bare Jetty";

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

    /** What is cold first, and what writes last: after it a thread is longer than its name says. */
    void threads(Path directory) throws IOException {
        step("Importing threads of up to 100,000 comments");
        Threads threads = new Threads(systemUnderTest, readers);
        report.say("Import of our own dump: %s comments a second.".formatted(number(threads.prepare())));
        report.sample(threads.cold());
        report.measure(threads.reads());
        try (BareServer bare = BareServer.start(directory, threads.firstPage())) {
            report.watch(bare.pid());
            report.measure(List.of(BenchmarkCase.same(CONSTANT_BODY, bare.target(), Request.get("/"))));
        }
        for (String page : List.of("first page", "page in the middle")) {
            report.compare(page + ", direct", Threads.names(page), CONSTANT_BODY);
        }
        report.say("Before the rows that write: %s.".formatted(threads.lengths()));
        report.measure(threads.writes());
        report.say("After the rows that write: %s.".formatted(threads.lengths()));
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

    void ballot(Plan plan) throws IOException, InterruptedException {
        step("Storing a million votes");
        VoteDataset voteDataset = new VoteDataset(systemUnderTest);
        report.rebuilt(
                "Start without Redis' tallies, all articles to be recounted", voteDataset, voteDataset.prepare());
        report.measure(voteDataset.reads());
        step("Waiting for every article to rest");
        report.rebuilt("Redis lost while the service runs and its articles rest", voteDataset, voteDataset.rebuild());
        report.measure(voteDataset.steadyVotes(readers));
        if (report.wants("ballot: aim")) {
            step("Comparing votes with the stores' own clients");
            VoteCostBenchmark.Result aim = new VoteCostBenchmark(systemUnderTest, readers, plan).measure();
            aim.readings().forEach(report::add);
            report.say(aim.refused());
        }
        report.measure(voteDataset.firstVotes(readers));
    }
}
