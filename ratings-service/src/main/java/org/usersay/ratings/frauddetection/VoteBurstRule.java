package org.usersay.ratings.frauddetection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.usersay.ratings.frauddetection.Detection.Kind;

/** Many more votes on an article within a minute than in the minutes before. */
record VoteBurstRule() implements DetectionRule {
    private static final int LEAST = 30;
    private static final int TIMES = 8;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public List<Detection> detect(List<ObservedVote> votes) {
        var detections = new ArrayList<Detection>();
        DetectionRule.latestByArticle(votes).forEach((article, theirs) -> {
            var last = theirs.stream()
                    .map(ObservedVote::at)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            var minute = theirs.stream()
                    .filter(vote -> vote.at().isAfter(last.minus(MINUTE)))
                    .toList();
            var earlier = theirs.size() - minute.size();
            double usual = earlier / 9.0;
            if (minute.size() >= Math.max(LEAST, TIMES * usual)) {
                detections.add(Detection.of(
                        Kind.BURST,
                        article,
                        "%d votes within a minute, against %.1f a minute before".formatted(minute.size(), usual),
                        Map.of("votes", minute.size(), "usualPerMinute", usual),
                        minute));
            }
        });
        return detections;
    }
}
