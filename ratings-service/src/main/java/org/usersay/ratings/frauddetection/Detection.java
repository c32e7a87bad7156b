package org.usersay.ratings.frauddetection;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Votes that appear coordinated, for a moderator to judge.
 *
 * @param about the article, or the first voter of a ring
 * @param evidence one sentence
 * @param figures the numbers behind it, among them how the votes lie by stars ({@code histogram}) and in time
 *     ({@code timeline})
 * @param votes the votes it is about
 */
record Detection(
        Kind kind,
        String about,
        String evidence,
        Map<String, Object> figures,
        List<VoteRef> votes,
        Instant from,
        Instant to) {

    enum Kind {
        BURST,
        FLOOD,
        FRESH_DEVICES,
        RING
    }

    private static final int VOTES = 5_000;
    private static final int SLOTS = 24;

    Detection {
        figures = new TreeMap<>(figures);
        votes = List.copyOf(votes);
    }

    static Detection of(
            Kind kind, String about, String evidence, Map<String, Object> figures, List<ObservedVote> votes) {
        var from = votes.stream()
                .map(ObservedVote::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        var to = votes.stream()
                .map(ObservedVote::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        var drawn = new TreeMap<>(figures);
        drawn.put("histogram", histogram(votes));
        drawn.put("timeline", timeline(votes, from, to));
        return new Detection(
                kind,
                about,
                evidence,
                drawn,
                votes.stream()
                        .map(vote -> new VoteRef(vote.article(), vote.voter()))
                        .distinct()
                        .limit(VOTES)
                        .toList(),
                from,
                to);
    }

    /** How many of the votes give one, two, three, four and five stars. */
    private static List<Integer> histogram(List<ObservedVote> votes) {
        var counts = new Integer[] {0, 0, 0, 0, 0};
        votes.stream()
                .filter(vote -> vote.stars() >= 1 && vote.stars() <= 5)
                .forEach(vote -> counts[vote.stars() - 1]++);
        return List.of(counts);
    }

    /** How many of the votes are in each of {@value #SLOTS} equal parts of their time. */
    private static List<Integer> timeline(List<ObservedVote> votes, Instant from, Instant to) {
        var counts = new Integer[SLOTS];
        Arrays.fill(counts, 0);
        long length = Duration.between(from, to).toMillis() + 1;
        votes.forEach(vote -> counts[(int) (Duration.between(from, vote.at()).toMillis() * SLOTS / length)]++);
        return List.of(counts);
    }
}
