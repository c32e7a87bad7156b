package org.usersay.ratings.frauddetection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Votes that appear coordinated, for a moderator to judge.
 *
 * @param about the article, or the first voter of a ring
 * @param evidence one sentence
 * @param figures the numbers behind it
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

    Detection {
        figures = new TreeMap<>(figures);
        votes = List.copyOf(votes);
    }

    static Detection of(
            Kind kind, String about, String evidence, Map<String, Object> figures, List<ObservedVote> votes) {
        return new Detection(
                kind,
                about,
                evidence,
                figures,
                votes.stream()
                        .map(vote -> new VoteRef(vote.article(), vote.voter()))
                        .distinct()
                        .limit(VOTES)
                        .toList(),
                votes.stream()
                        .map(ObservedVote::at)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                votes.stream()
                        .map(ObservedVote::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
    }
}
