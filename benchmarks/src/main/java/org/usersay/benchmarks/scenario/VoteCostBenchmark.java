package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.usersay.benchmarks.load.Load;
import org.usersay.benchmarks.load.Outcome;
import org.usersay.benchmarks.load.Plan;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.load.Target;
import org.usersay.benchmarks.process.ProcessorTime;
import org.usersay.standalone.service.Service;

/**
 * What a vote costs the service, beside what the stores' own clients cost in a loop. The aim: at most three {@code
 * HINCRBY} and one durable {@code findOneAndUpdate}.
 */
public final class VoteCostBenchmark {

    private static final int ROUNDS = 3;
    private static final int INCREMENTS = 3;

    private final SystemUnderTest systemUnderTest;
    private final Readers readers;
    private final Plan plan;

    public VoteCostBenchmark(SystemUnderTest systemUnderTest, Readers readers, Plan plan) {
        this.systemUnderTest = systemUnderTest;
        this.readers = readers;
        this.plan = plan;
    }

    /**
     * One way of reading the aim, in microseconds each.
     *
     * @param vote less is better
     */
    public record Reading(String name, double vote, double increment, double update) {

        /** Three increments and one update. */
        public double allowed() {
            return INCREMENTS * increment + update;
        }

        /** Of what is allowed; at most 1 where the aim is reached. */
        public double share() {
            return vote / allowed();
        }
    }

    private record Costs(Cost vote, Cost refused, Cost increment, Cost update) {}

    /**
     * All that was measured.
     *
     * @param refused of a vote for nine stars: a request like the others that reaches no store
     */
    public record Result(List<Reading> readings, String refused) {}

    /** Four ways of reading it; the first compares a row of the table with a plain loop. */
    public Result measure() throws InterruptedException {
        int many = plan.connections();
        Costs crowd = costs(plan);
        Costs alone = costs(plan.on(1));
        return new Result(
                List.of(
                        new Reading(
                                "A: time from one vote to the next, %d connections, and of plain loops".formatted(many),
                                crowd.vote().betweenMicros(),
                                alone.increment().betweenMicros(),
                                alone.update().betweenMicros()),
                        new Reading(
                                "B: time from one to the next, %d connections and %d loops".formatted(many, many),
                                crowd.vote().betweenMicros(),
                                crowd.increment().betweenMicros(),
                                crowd.update().betweenMicros()),
                        new Reading(
                                "C: processor time of ratings-service and of the loops' process, %d connections"
                                        .formatted(many),
                                crowd.vote().processorMicros(),
                                crowd.increment().processorMicros(),
                                crowd.update().processorMicros()),
                        new Reading(
                                "D: time of a vote (p50), one connection",
                                alone.vote().medianMicros(),
                                alone.increment().medianMicros(),
                                alone.update().medianMicros())),
                "A vote for nine stars, which is refused and reaches no store: %.0f µs from one to the next and %.0f µs of processor time at %d connections, p50 %.0f µs on one."
                        .formatted(
                                crowd.refused().betweenMicros(),
                                crowd.refused().processorMicros(),
                                many,
                                alone.refused().medianMicros()));
    }

    /** By turns, so that a machine that grows slower or faster meanwhile does so for all three. */
    private Costs costs(Plan chosen) throws InterruptedException {
        List<Cost> votes = new ArrayList<>();
        List<Cost> refused = new ArrayList<>();
        List<Cost> increments = new ArrayList<>();
        List<Cost> updates = new ArrayList<>();
        try (StoreBaseline storeBaseline = new StoreBaseline(systemUnderTest, chosen)) {
            storeBaseline.warmUp();
            ask(chosen, new VoteRequests(readers).steady(), 200);
            for (int round = 0; round < ROUNDS; round++) {
                increments.add(storeBaseline.increments());
                updates.add(storeBaseline.updates());
                Plan briefly = chosen.warmedUpFor(Duration.ofSeconds(1));
                votes.add(ask(briefly, new VoteRequests(readers).steady(), 200));
                refused.add(ask(briefly, new VoteRequests(readers).refused(), 400));
            }
        }
        return new Costs(Cost.median(votes), Cost.median(refused), Cost.median(increments), Cost.median(updates));
    }

    private Cost ask(Plan chosen, Requests requests, int status) {
        readers.renew();
        Target ratings = systemUnderTest.target(Service.RATINGS);
        long pid = Objects.requireNonNull(systemUnderTest.processes().get(Service.RATINGS.program()));
        Duration[] before = {Duration.ZERO};
        Outcome outcome = new Load(ratings, chosen).run(requests, () -> before[0] = ProcessorTime.of(pid));
        Duration used = ProcessorTime.of(pid).minus(before[0]);
        if (outcome.broken() > 0 || !outcome.statuses().keySet().equals(Set.of(status))) {
            throw new IllegalStateException("Not all were answered " + status + ": " + outcome.statuses());
        }
        return Cost.of(outcome.latencies(), outcome.elapsed().toNanos() / 1e9, used);
    }
}
