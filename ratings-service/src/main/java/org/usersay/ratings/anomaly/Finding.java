package org.usersay.ratings.anomaly;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something a moderator should look at.
 *
 * @param about the article, or the first voter of a ring
 * @param evidence one sentence that says what was seen
 * @param figures the numbers behind it
 * @param votes the votes it is about
 */
record Finding(
        Kind kind,
        String about,
        String evidence,
        Map<String, Object> figures,
        List<VoteName> votes,
        Instant from,
        Instant to) {

    enum Kind {
        BURST,
        FLOOD,
        FRESH_DEVICES,
        RING
    }

    /** Names a vote of the site. */
    record VoteName(String article, String voter) {}

    private static final int VOTES = 5_000;

    Finding {
        figures = new TreeMap<>(figures);
        votes = List.copyOf(votes);
    }

    static Finding of(Kind kind, String about, String evidence, Map<String, Object> figures, List<Cast> casts) {
        return new Finding(
                kind,
                about,
                evidence,
                figures,
                casts.stream()
                        .map(cast -> new VoteName(cast.article(), cast.voter()))
                        .distinct()
                        .limit(VOTES)
                        .toList(),
                casts.stream().map(Cast::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH),
                casts.stream().map(Cast::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
    }
}
