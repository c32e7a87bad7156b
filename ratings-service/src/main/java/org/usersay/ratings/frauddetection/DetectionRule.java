package org.usersay.ratings.frauddetection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Detection of one kind of arranged votes among a site's recent votes. Evidence counts each voter once an article, by the
 * latest vote.
 */
interface DetectionRule {

    List<Detection> detect(List<ObservedVote> votes);

    /** Rules for the last minutes, in the order their detections are shown. */
    List<DetectionRule> ALL =
            List.of(new VoteBurstRule(), new SameNetworkRule(), new NewDeviceRule(), new CollusionRule());

    /** The latest vote of each voter on each article. */
    static List<ObservedVote> latest(List<ObservedVote> votes) {
        var latest = new LinkedHashMap<VoteRef, ObservedVote>();
        votes.forEach(vote -> latest.merge(
                new VoteRef(vote.article(), vote.voter()),
                vote,
                (one, other) -> other.at().isBefore(one.at()) ? one : other));
        return List.copyOf(latest.values());
    }

    static Map<String, List<ObservedVote>> latestByArticle(List<ObservedVote> votes) {
        return latest(votes).stream()
                .collect(Collectors.groupingBy(ObservedVote::article, LinkedHashMap::new, Collectors.toList()));
    }

    static String networks(Set<String> networks) {
        return networks.size() == 1 ? "one network" : networks.size() + " networks";
    }
}
