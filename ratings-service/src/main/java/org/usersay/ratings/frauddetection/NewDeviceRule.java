package org.usersay.ratings.frauddetection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.usersay.ratings.frauddetection.Detection.Kind;

/**
 * Devices of one network that vote within seconds of being issued. A browser gets a device with its first vote, so one alone
 * means nothing. Further votes make a device no older.
 */
record NewDeviceRule() implements DetectionRule {
    private static final int LEAST = 5;
    private static final Duration SECONDS = Duration.ofSeconds(30);

    @Override
    public List<Detection> detect(List<ObservedVote> votes) {
        var latest = DetectionRule.latestByArticle(votes);
        var fresh = DetectionRule.latestByArticle(votes.stream()
                .filter(vote -> vote.deviceAge()
                        .filter(age -> age.compareTo(SECONDS) < 0)
                        .isPresent())
                .toList());
        var detections = new ArrayList<Detection>();
        fresh.forEach((article, theirs) -> {
            var networks = new TreeMap<String, List<ObservedVote>>();
            theirs.forEach(
                    vote -> networks.computeIfAbsent(vote.network().orElse("unknown"), network -> new ArrayList<>())
                            .add(vote));
            networks.values().removeIf(group -> group.size() < LEAST);
            if (!networks.isEmpty()) {
                detections.add(detection(article, networks, latest.getOrDefault(article, List.of())));
            }
        });
        return detections;
    }

    private static Detection detection(
            String article, Map<String, List<ObservedVote>> networks, List<ObservedVote> votes) {
        var farms = networks.values().stream().flatMap(List::stream).toList();
        var devices = new TreeMap<String, Integer>();
        networks.forEach((network, group) -> devices.put(network, group.size()));
        return Detection.of(
                Kind.FRESH_DEVICES,
                article,
                "%d devices of %s voted within %d seconds of coming to be"
                        .formatted(farms.size(), DetectionRule.networks(networks.keySet()), SECONDS.toSeconds()),
                Map.of("devices", farms.size(), "votes", votes.size(), "networks", devices),
                farms);
    }
}
