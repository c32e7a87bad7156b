package org.usersay.ratings.frauddetection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.usersay.ratings.frauddetection.Detection.Kind;

class DetectionRuleTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void ordinaryVotesAreNoAnomaly() {
        var casts = new ArrayList<ObservedVote>();
        for (int i = 0; i < 100; i++) {
            casts.add(cast("a" + i % 7, "r" + i, 1 + i % 5, "n" + i, NOON.plusSeconds(6L * i)));
        }
        assertThat(DetectionRule.ALL)
                .allSatisfy(rule -> assertThat(rule.detect(casts)).isEmpty());
    }

    @Test
    void voterWhoCannotMakeUpHisMindIsNoAnomaly() {
        var rules = new ArrayList<>(DetectionRule.ALL);
        rules.add(new SlowCollusionRule());
        for (int choices : new int[] {1, 5}) {
            var casts = new ArrayList<ObservedVote>();
            for (int i = 0; i < 40; i++) {
                var at = NOON.plusSeconds(i % 20);
                int stars = 1 + i % choices;
                casts.add(new ObservedVote("a", "device:one", stars, Optional.of("n"), Optional.of(NOON), at));
                casts.add(cast("b", "one", stars, "n", at));
            }
            assertThat(rules).allSatisfy(rule -> assertThat(rule.detect(casts)).isEmpty());
        }
    }

    @Test
    void ringThatTookItsStarsBackIsNone() {
        var casts = new ArrayList<ObservedVote>();
        for (var article : List.of("a", "b", "c", "d")) {
            for (var voter : List.of("x", "y", "z")) {
                casts.add(cast(article, voter, 1, voter, NOON));
                casts.add(cast(article, voter, 3, voter, NOON.plusSeconds(1)));
            }
        }
        assertThat(new CollusionRule().detect(casts)).isEmpty();
    }

    @Test
    void burst() {
        var casts = new ArrayList<ObservedVote>();
        for (int i = 0; i < 9; i++) {
            casts.add(cast("a", "early" + i, 3, "n" + i, NOON.plusSeconds(60L * i)));
        }
        for (int i = 0; i < 40; i++) {
            casts.add(cast("a", "late" + i, 1 + i % 5, "m" + i, NOON.plusSeconds(541 + i)));
        }
        assertThat(new VoteBurstRule().detect(casts)).singleElement().satisfies(detection -> {
            assertThat(detection.kind()).isEqualTo(Kind.BURST);
            assertThat(detection.evidence()).isEqualTo("40 votes within a minute, against 1.0 a minute before");
            assertThat(detection.votes()).hasSize(40);
        });
    }

    @Test
    void floodFromFewNetworks() {
        var casts = new ArrayList<ObservedVote>();
        for (int i = 0; i < 20; i++) {
            casts.add(cast("a", "r" + i, 1, "n" + i % 2, NOON.plusSeconds(i)));
        }
        casts.add(cast("a", "honest", 4, "elsewhere", NOON));
        assertThat(new SameNetworkRule().detect(casts)).singleElement().satisfies(detection -> {
            assertThat(detection.evidence()).isEqualTo("20 of 21 votes give 1, 20 of them from 2 networks");
            assertThat(detection.votes())
                    .hasSize(20)
                    .noneMatch(vote -> vote.voter().equals("honest"));
        });
        var wide = new ArrayList<ObservedVote>();
        for (int i = 0; i < 20; i++) {
            wide.add(cast("a", "r" + i, 5, "n" + i, NOON.plusSeconds(i)));
        }
        assertThat(new SameNetworkRule().detect(wide)).isEmpty();
    }

    @Test
    void devicesCreatedAndUsedWithinSeconds() {
        var casts = new ArrayList<ObservedVote>();
        for (int i = 0; i < 5; i++) {
            casts.add(device("farm-" + i, "n", 2, NOON));
            casts.add(device("alone-" + i, "m" + i, 2, NOON));
            // Votes again later, so as to look older.
            casts.add(device("farm-" + i, "n", 60, NOON.plusSeconds(58)));
        }
        casts.add(device("old", "n", 86_400, NOON));
        assertThat(new NewDeviceRule().detect(casts)).singleElement().satisfies(detection -> {
            assertThat(detection.evidence())
                    .isEqualTo("5 devices of one network voted within 30 seconds of coming to be");
            assertThat(detection.figures())
                    .containsEntry("devices", 5)
                    .containsEntry("votes", 11)
                    .containsEntry("networks", Map.of("n", 5));
            assertThat(detection.votes())
                    .hasSize(5)
                    .allMatch(vote -> vote.voter().startsWith("device:farm-"));
            assertThat(numbers(detection, "histogram").stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(5);
            assertThat(numbers(detection, "timeline")).hasSize(24).startsWith(5).endsWith(0);
        });
    }

    @Test
    void newReadersFromEverywhereAreNoFarm() {
        var casts = new ArrayList<ObservedVote>();
        for (int i = 0; i < 14; i++) {
            var at = NOON.plusSeconds(i);
            casts.add(new ObservedVote("a", "device:" + i, 1 + i % 5, Optional.of("n" + i % 4), Optional.of(at), at));
        }
        assertThat(new NewDeviceRule().detect(casts)).isEmpty();
    }

    @Test
    void ring() {
        var casts = new ArrayList<ObservedVote>();
        for (var article : List.of("a", "b", "c", "d", "e")) {
            for (var voter : List.of("x", "y", "z")) {
                casts.add(cast(article, voter, 1, voter, NOON));
            }
            casts.add(cast(article, "honest", 5, "h", NOON));
        }
        assertThat(new CollusionRule().detect(casts)).singleElement().satisfies(detection -> {
            assertThat(detection.evidence()).isEqualTo("3 voters gave the same stars to the same 5 articles");
            assertThat(detection.votes()).hasSize(15);
        });
    }

    private static ObservedVote device(String id, String network, long age, Instant at) {
        return new ObservedVote("a", "device:" + id, 5, Optional.of(network), Optional.of(at.minusSeconds(age)), at);
    }

    private static ObservedVote cast(String article, String voter, int stars, String network, Instant at) {
        return new ObservedVote(article, voter, stars, Optional.of(network), Optional.empty(), at);
    }

    private static List<Integer> numbers(Detection detection, String figure) {
        return ((List<?>) Objects.requireNonNull(detection.figures().get(figure)))
                .stream()
                        .map(number -> (Integer) Objects.requireNonNull(number))
                        .toList();
    }
}
