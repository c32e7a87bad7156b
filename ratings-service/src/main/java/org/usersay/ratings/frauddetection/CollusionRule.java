package org.usersay.ratings.frauddetection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.usersay.ratings.frauddetection.Detection.Kind;

/** Several voters who give the same extreme stars to the same several articles. */
record CollusionRule() implements DetectionRule {
    private static final int ARTICLES = 4;
    private static final int VOTERS = 3;
    private static final int COMPARED = 500;

    @Override
    public List<Detection> detect(List<ObservedVote> all) {
        var votes = DetectionRule.latest(all);
        var given = new LinkedHashMap<String, Set<String>>();
        votes.stream()
                .filter(ObservedVote::extreme)
                .forEach(vote -> given.computeIfAbsent(vote.voter(), voter -> new TreeSet<>())
                        .add(vote.stars() + " " + vote.article()));
        var voters = given.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= ARTICLES)
                .limit(COMPARED)
                .toList();
        var detections = new ArrayList<Detection>();
        var taken = new HashSet<String>();
        for (var first : voters) {
            if (!taken.contains(first.getKey())) {
                detect(first, voters, votes, taken, detections);
            }
        }
        return detections;
    }

    private static void detect(
            Map.Entry<String, Set<String>> first,
            List<Map.Entry<String, Set<String>>> voters,
            List<ObservedVote> votes,
            Set<String> taken,
            List<Detection> detections) {
        var ring = new TreeSet<String>();
        var shared = new TreeSet<>(first.getValue());
        for (var other : voters) {
            var common = new TreeSet<>(shared);
            common.retainAll(other.getValue());
            if (common.size() >= ARTICLES) {
                ring.add(other.getKey());
                shared = common;
            }
        }
        if (ring.size() < VOTERS) {
            return;
        }
        taken.addAll(ring);
        var alike = Set.copyOf(shared);
        var theirs = votes.stream()
                .filter(vote -> ring.contains(vote.voter()) && alike.contains(vote.stars() + " " + vote.article()))
                .toList();
        detections.add(Detection.of(
                Kind.RING,
                ring.first(),
                "%d voters gave the same stars to the same %d articles".formatted(ring.size(), alike.size()),
                Map.of("voters", List.copyOf(ring), "alike", List.copyOf(shared)),
                theirs));
    }
}
