package org.usersay.ratings.frauddetection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.usersay.ratings.frauddetection.Detection.Kind;

/** Nearly all votes on an article give the same extreme stars, and most of them come from a few networks. */
record SameNetworkRule() implements DetectionRule {
    private static final int LEAST = 15;
    private static final int NETWORKS = 3;

    @Override
    public List<Detection> detect(List<ObservedVote> votes) {
        var detections = new ArrayList<Detection>();
        DetectionRule.latestByArticle(votes).forEach((article, theirs) -> {
            for (int stars : new int[] {1, 5}) {
                detect(article, theirs, stars, detections);
            }
        });
        return detections;
    }

    private static void detect(String article, List<ObservedVote> votes, int stars, List<Detection> detections) {
        var same = votes.stream().filter(vote -> vote.stars() == stars).toList();
        if (same.size() < LEAST || same.size() < 0.8 * votes.size()) {
            return;
        }
        var networks = new TreeMap<String, Integer>();
        same.forEach(vote -> vote.network().ifPresent(network -> networks.merge(network, 1, Integer::sum)));
        var largest = networks.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(NETWORKS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var theirs = same.stream()
                .filter(vote -> vote.network().filter(largest::contains).isPresent())
                .toList();
        if (theirs.size() >= LEAST && theirs.size() >= 0.6 * same.size()) {
            detections.add(Detection.of(
                    Kind.FLOOD,
                    article,
                    "%d of %d votes give %d, %d of them from %s"
                            .formatted(
                                    same.size(), votes.size(), stars, theirs.size(), DetectionRule.networks(largest)),
                    Map.of(
                            "votes",
                            votes.size(),
                            "same",
                            same.size(),
                            "fromFewNetworks",
                            theirs.size(),
                            "networks",
                            networks),
                    theirs));
        }
    }
}
