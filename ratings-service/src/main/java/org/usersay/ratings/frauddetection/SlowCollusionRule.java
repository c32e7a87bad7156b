package org.usersay.ratings.frauddetection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.usersay.ratings.frauddetection.Detection.Kind;

/**
 * Several voters who give the same extreme stars to the same several articles over hours. Within a day some readers agree by
 * chance, so more is required than by {@link CollusionRule}: the ring gave at least half of these stars, its voters agree on
 * nearly all articles that all of them rated, and they are a minority of the day's voters.
 */
record SlowCollusionRule() implements DetectionRule {

    private static final int ARTICLES = 4;
    private static final int VOTERS = 3;
    /** A choice of more voters is ignored. */
    private static final int CROWD = 500;

    private static final double OWN = 0.5;
    private static final double AGREEMENT = 0.8;
    private static final double MINORITY = 1 / 3.0;
    /** Part of the weight shared by a ring that a further voter has to share. */
    private static final double BELONGING = 0.6;

    private static final Duration QUICK = Duration.ofMinutes(10);

    /** Extreme stars for an article. */
    private record Choice(int stars, String article) implements Comparable<Choice> {

        static Choice of(ObservedVote observedVote) {
            return new Choice(observedVote.stars(), observedVote.article());
        }

        @Override
        public int compareTo(Choice other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return stars + " " + article;
        }
    }

    @Override
    public List<Detection> detect(List<ObservedVote> votes) {
        var latestVotes = new LatestVotes(votes);
        var detections = new ArrayList<Detection>();
        var taken = new HashSet<String>();
        for (var voter : latestVotes.byVoter.keySet()) {
            if (!taken.contains(voter)) {
                var ring = latestVotes.own(latestVotes.around(voter));
                if (latestVotes.isSuspicious(ring)) {
                    taken.addAll(ring.voters);
                    detections.add(latestVotes.detection(ring));
                }
            }
        }
        return detections;
    }

    /** Voters, and the choices they share. */
    private record Ring(Set<String> voters, Set<Choice> shared) {}

    /** The latest vote of each voter on each article. */
    private static final class LatestVotes {

        private final Map<String, Map<String, ObservedVote>> byVoter = new LinkedHashMap<>();
        private final Map<Choice, List<String>> givers = new HashMap<>();
        private final Map<String, Set<Choice>> choices = new HashMap<>();

        LatestVotes(List<ObservedVote> votes) {
            votes.forEach(observedVote -> byVoter.computeIfAbsent(observedVote.voter(), voter -> new LinkedHashMap<>())
                    .put(observedVote.article(), observedVote));
            byVoter.forEach((voter, theirs) -> theirs.values().stream()
                    .filter(ObservedVote::extreme)
                    .map(Choice::of)
                    .forEach(choice -> givers.computeIfAbsent(choice, any -> new ArrayList<>())
                            .add(voter)));
            givers.values().removeIf(voters -> voters.size() > CROWD);
            givers.forEach((choice, voters) -> voters.forEach(voter ->
                    choices.computeIfAbsent(voter, any -> new TreeSet<>()).add(choice)));
        }

        /** A choice of fewer voters weighs more. */
        private double weight(Set<Choice> some) {
            return some.stream().mapToDouble(choice -> 1.0 / givers(choice)).sum();
        }

        private int givers(Choice choice) {
            return givers.getOrDefault(choice, List.of()).size();
        }

        private Set<Choice> common(Set<Choice> some, String voter) {
            var common = new TreeSet<>(some);
            common.retainAll(choices.getOrDefault(voter, Set.of()));
            return common;
        }

        /** A ring grown from this voter, by the most similar voters first. */
        Ring around(String first) {
            var voters = new TreeSet<>(Set.of(first));
            var shared = choices.getOrDefault(first, Set.of());
            if (shared.size() < ARTICLES) {
                return new Ring(voters, shared);
            }
            for (var other : alike(first, shared)) {
                var common = common(shared, other);
                if (common.size() >= ARTICLES && (voters.size() == 1 || weight(common) >= BELONGING * weight(shared))) {
                    voters.add(other);
                    shared = common;
                }
            }
            return new Ring(voters, shared);
        }

        private List<String> alike(String first, Set<Choice> shared) {
            var likeness = new HashMap<String, Double>();
            var times = new HashMap<String, Integer>();
            for (var choice : shared) {
                for (var other : givers.getOrDefault(choice, List.of())) {
                    likeness.merge(other, 1.0 / givers(choice), Double::sum);
                    times.merge(other, 1, Integer::sum);
                }
            }
            ToDoubleFunction<String> most = other -> -likeness.getOrDefault(other, 0.0);
            return likeness.keySet().stream()
                    .filter(other -> !other.equals(first) && times.getOrDefault(other, 0) >= ARTICLES)
                    .sorted(Comparator.comparingDouble(most).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }

        /** Without choices that others made as often. */
        Ring own(Ring ring) {
            var own = new TreeSet<>(ring.shared);
            own.removeIf(choice -> ring.voters.size() < OWN * givers(choice));
            return new Ring(ring.voters, own);
        }

        boolean isSuspicious(Ring ring) {
            int size = ring.voters.size();
            return size >= VOTERS
                    && size <= MINORITY * byVoter.size()
                    && ring.shared.size() >= ARTICLES
                    && agreement(ring) >= AGREEMENT
                    && !duration(ring).minus(QUICK).isNegative();
        }

        /** Part of the articles rated by all of them on which all of them agree. */
        private double agreement(Ring ring) {
            var rated = new HashMap<String, Set<Integer>>();
            var times = new HashMap<String, Integer>();
            ring.voters.forEach(voter -> byVoter.getOrDefault(voter, Map.of()).forEach((article, observedVote) -> {
                rated.computeIfAbsent(article, any -> new HashSet<>()).add(observedVote.stars());
                times.merge(article, 1, Integer::sum);
            }));
            rated.keySet().removeIf(article -> times.getOrDefault(article, 0) < ring.voters.size());
            return rated.values().stream().filter(stars -> stars.size() == 1).count() / (double) rated.size();
        }

        private List<ObservedVote> votes(Ring ring) {
            return ring.voters.stream()
                    .flatMap(voter -> byVoter.getOrDefault(voter, Map.of()).values().stream())
                    .filter(observedVote -> ring.shared.contains(Choice.of(observedVote)))
                    .sorted(Comparator.comparing(ObservedVote::at))
                    .toList();
        }

        private Duration duration(Ring ring) {
            var votes = votes(ring);
            return Duration.between(votes.getFirst().at(), votes.getLast().at());
        }

        Detection detection(Ring ring) {
            var votes = votes(ring);
            int all = ring.shared.stream().mapToInt(this::givers).sum();
            var duration = duration(ring);
            return Detection.of(
                    Kind.RING,
                    ring.voters.iterator().next(),
                    ("%d voters gave the same stars to the same %d articles within %s;"
                                    + " %d of the %d votes with these stars there are theirs")
                            .formatted(
                                    ring.voters.size(),
                                    ring.shared.size(),
                                    duration.toHours() < 2
                                            ? duration.toMinutes() + " minutes"
                                            : duration.toHours() + " hours",
                                    votes.size(),
                                    all),
                    Map.of(
                            "voters",
                            List.copyOf(ring.voters),
                            "alike",
                            ring.shared.stream().map(Choice::toString).toList(),
                            "theirs",
                            votes.size(),
                            "given",
                            all,
                            "minutes",
                            duration.toMinutes()),
                    votes);
        }
    }
}
