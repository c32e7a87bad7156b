package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.usersay.benchmarks.load.Load;
import org.usersay.benchmarks.load.Outcome;
import org.usersay.benchmarks.load.Plan;
import org.usersay.benchmarks.load.Target;
import org.usersay.benchmarks.process.ProcessorTime;
import org.usersay.standalone.service.Service;

/**
 * What a vote costs the service, beside what the stores' own clients cost in a loop. The aim: at most three {@code
 * HINCRBY} and one durable {@code findOneAndUpdate}.
 */
public final class Aim {

    private static final int ROUNDS = 3;
    private static final int INCREMENTS = 3;

    private final Setting setting;
    private final Readers readers;
    private final Plan plan;

    public Aim(Setting setting, Readers readers, Plan plan) {
        this.setting = setting;
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

    private record Costs(Cost vote, Cost increment, Cost update) {}

    /** The first is the aim; the other two say what becomes of it where many vote at once. */
    public List<Reading> readings() throws InterruptedException {
        int many = plan.connections();
        Costs crowd = costs(plan);
        Costs alone = costs(plan.on(1));
        return List.of(
                new Reading(
                        "A, the aim: time of a vote (p50), one connection",
                        alone.vote().medianMicros(),
                        alone.increment().medianMicros(),
                        alone.update().medianMicros()),
                new Reading(
                        "B: processor time of ratings-service and of the loops' process, %d connections"
                                .formatted(many),
                        crowd.vote().processorMicros(),
                        crowd.increment().processorMicros(),
                        crowd.update().processorMicros()),
                new Reading(
                        "C: throughput as time from one to the next, %d connections".formatted(many),
                        1e6 / crowd.vote().perSecond(),
                        1e6 / crowd.increment().perSecond(),
                        1e6 / crowd.update().perSecond()));
    }

    /** By turns, so that a machine that grows slower or faster meanwhile does so for all three. */
    private Costs costs(Plan chosen) throws InterruptedException {
        List<Cost> votes = new ArrayList<>();
        List<Cost> increments = new ArrayList<>();
        List<Cost> updates = new ArrayList<>();
        try (Floor floor = new Floor(setting, chosen)) {
            floor.warmUp();
            vote(chosen);
            for (int round = 0; round < ROUNDS; round++) {
                increments.add(floor.increments());
                updates.add(floor.updates());
                votes.add(vote(chosen.warmedUpFor(Duration.ofSeconds(1))));
            }
        }
        return new Costs(Cost.median(votes), Cost.median(increments), Cost.median(updates));
    }

    private Cost vote(Plan chosen) {
        readers.renew();
        Target ratings = setting.target(Service.RATINGS);
        long pid = Objects.requireNonNull(setting.processes().get(Service.RATINGS.program()));
        Duration[] before = {Duration.ZERO};
        Outcome outcome =
                new Load(ratings, chosen).run(new Casting(readers).steady(), () -> before[0] = ProcessorTime.of(pid));
        Duration used = ProcessorTime.of(pid).minus(before[0]);
        if (outcome.failures() > 0) {
            throw new IllegalStateException(outcome.failures() + " votes failed: " + outcome.statuses());
        }
        return Cost.of(outcome.latencies(), outcome.elapsed().toNanos() / 1e9, used);
    }
}
